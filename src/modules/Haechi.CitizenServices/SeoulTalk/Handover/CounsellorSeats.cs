using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>Who sits at the desk, whether they take conversations, and how many they may have at once.</summary>
internal sealed class CounsellorSeats(Ledger ledger, IDbContextFactory<SeoulTalkDb> database, IOptionsMonitor<DeskOptions> options, TimeProvider clock)
{
    /// <summary>Topic of the message that tells desks and boards of a counsellor who comes, rests or goes.</summary>
    public const string Topic = "talk.counsellor";

    /// <summary>A desk gives a sign every minute; after this long without one nobody is taken to be there.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>Says that a counsellor is ready, rests or goes.</summary>
    public Task<Outcome<CounsellorRow>> SetAsync(Actor counsellor, CounsellorState state, CancellationToken cancellationToken) =>
        Conversations.Contested.RunAsync<CounsellorRow>(() => ledger.WriteAsync<CounsellorRow>(async scope =>
        {
            var seat = await SeatAsync(scope, counsellor, cancellationToken);
            seat.SeenAt = scope.At;
            if (seat.State != state)
            {
                (seat.State, seat.Since) = (state, scope.At);
                seat.Version++;
                scope.Audit(new AuditNote(counsellor, "talk.presence", "counsellor", counsellor.Id, SeoulTalkManifest.ServiceId, $$"""{"state":"{{state}}"}"""));
                scope.Publish(Topic, SeoulTalkManifest.ServiceId, new SeatMessage(counsellor.Id, state));
            }

            return (Outcome<CounsellorRow>)seat;
        }, cancellationToken));

    /// <summary>A sign of life from a desk that is open; opening it for the first time makes a counsellor ready.</summary>
    public Task<Outcome<CounsellorRow>> SeenAsync(Actor counsellor, CancellationToken cancellationToken) =>
        Conversations.Contested.RunAsync<CounsellorRow>(() => ledger.WriteAsync<CounsellorRow>(async scope =>
        {
            var seat = await SeatAsync(scope, counsellor, cancellationToken);
            seat.SeenAt = scope.At;
            return (Outcome<CounsellorRow>)seat;
        }, cancellationToken));

    /// <summary>Everybody who sits at a desk now, by name.</summary>
    public async Task<IReadOnlyList<CounsellorRow>> PresentAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var since = clock.GetUtcNow() - Silence;
        return await db.Counsellors.AsNoTracking().Where(c => c.State != CounsellorState.Away && c.SeenAt > since).OrderBy(c => c.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Takes a place for one more conversation inside <paramref name="scope"/>; the refusal when all are taken.</summary>
    public async Task<Refusal?> SitAsync(LedgerScope scope, Actor counsellor, CancellationToken cancellationToken)
    {
        var seat = await SeatAsync(scope, counsellor, cancellationToken);
        (seat.SeenAt, seat.Version) = (scope.At, seat.Version + 1);
        return await FullAsync(scope, counsellor.Id, cancellationToken) ? TalkRefusals.TooMany(options.CurrentValue.OpenConversations) : null;
    }

    /// <summary>Whether a counsellor has as many conversations as anyone may have.</summary>
    public async Task<bool> FullAsync(LedgerScope scope, string counsellorId, CancellationToken cancellationToken)
    {
        var open = await scope.Use<SeoulTalkDb>().Conversations
            .CountAsync(c => c.CounsellorId == counsellorId && c.Mode == ConversationMode.Counsellor && c.PausedUntil == null, cancellationToken);
        return open >= options.CurrentValue.OpenConversations;
    }

    public bool IsPresent(CounsellorRow seat) => seat.State != CounsellorState.Away && seat.SeenAt > clock.GetUtcNow() - Silence;

    private static async Task<CounsellorRow> SeatAsync(LedgerScope scope, Actor counsellor, CancellationToken cancellationToken)
    {
        var seats = scope.Use<SeoulTalkDb>().Counsellors;
        if (await seats.FindAsync([counsellor.Id], cancellationToken) is not { } seat)
        {
            seat = new CounsellorRow { Id = counsellor.Id, State = CounsellorState.Ready, Since = scope.At };
            seats.Add(seat);
        }

        seat.Name = counsellor.Name;
        return seat;
    }
}

/// <summary>Body of <see cref="CounsellorSeats.Topic"/>.</summary>
internal sealed record SeatMessage(string CounsellorId, CounsellorState State);
