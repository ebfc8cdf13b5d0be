using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Demo;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.SeoulTalk.Demo;

/// <summary>
/// Plays <see cref="DemoDay"/> through the same desks that people use, at the times of the day, oldest first, so that every
/// row, audit entry and measure of the demo is one that the product itself made.
/// </summary>
internal sealed class SeoulTalkSeeder(IServiceProvider services, IDbContextFactory<SeoulTalkDb> database, Ledger ledger, TimeProvider clock) : IDemoSeeder
{
    private const string CounsellorName = "counsellor";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(40);

    public string Id => "seoul-talk-day";

    public int Order => 100;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        await using (var db = database.CreateDbContext())
        {
            // A crash in the middle leaves a shorter day, not a doubled one.
            if (await db.Conversations.AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var counsellor = await FindCounsellorAsync(context.Services, cancellationToken);
        var past = new PastClock(clock);
        var desks = Desks.At(services, ledger.At(past));
        foreach (var talk in DemoDay.Talks.OrderByDescending(t => t.HoursAgo))
        {
            past.MoveTo(context.Now - TimeSpan.FromHours(talk.HoursAgo));
            await PlayAsync(talk, desks, past, counsellor, cancellationToken);
        }

        // The desk of the demo counsellor is open now; otherwise their conversations would go back to the queue.
        await services.GetRequiredService<CounsellorSeats>().SeenAsync(counsellor, cancellationToken);
        context.Say($"{DemoDay.Talks.Count} conversations of an invented day");
    }

    private static async Task<Actor> FindCounsellorAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<DemoAccounts>().EnsureAsync(cancellationToken);
        await using var accounts = services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContext();
        var account = await accounts.Users.FirstAsync(u => u.UserName == CounsellorName, cancellationToken);
        return Actor.Person(account.Id, account.DisplayName);
    }

    private async Task PlayAsync(DemoTalk talk, Desks desks, PastClock past, Actor counsellor, CancellationToken cancellationToken)
    {
        var conversation = await desks.Citizen.StartAsync(talk.Channel, "ko", OwnerToken.Hash(OwnerToken.New()), cancellationToken);
        foreach (var line in talk.Says)
        {
            past.Advance(Pause);
            var said = line[0] == '#' ? new Said("", line[1..]) : new Said(line);
            await desks.Citizen.SayAsync(conversation.Id, said, cancellationToken);
        }

        if (talk.Helpful is { } helpful)
        {
            await RateAsync(desks, conversation.Id, helpful, cancellationToken);
        }

        await CounselAsync(talk, desks, past, conversation.Id, counsellor, cancellationToken);
        if (talk.Decision is { } decision)
        {
            past.Advance(Pause * 20);
            await DecideAsync(desks, conversation.Id, counsellor, decision, cancellationToken);
        }
    }

    private async Task RateAsync(Desks desks, Guid id, bool helpful, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var last = await db.Turns.Where(t => t.ConversationId == id && t.Author == TurnAuthor.Bot).MaxAsync(t => t.Sequence, cancellationToken);
        await desks.Citizen.RateAsync(id, last, helpful, cancellationToken);
    }

    private static async Task CounselAsync(DemoTalk talk, Desks desks, PastClock past, Guid id, Actor counsellor, CancellationToken cancellationToken)
    {
        if (talk.Counsel.Count == 0)
        {
            return;
        }

        await desks.Counsellor.TakeAsync(id, counsellor, cancellationToken);
        foreach (var line in talk.Counsel)
        {
            past.Advance(Pause);
            await desks.Counsellor.SayAsync(id, counsellor, line, cancellationToken);
        }

        if (talk.Ends)
        {
            await desks.Counsellor.EndAsync(id, counsellor, cancellationToken);
        }
    }

    private async Task DecideAsync(Desks desks, Guid conversation, Actor official, DemoDecision decision, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        if (await db.Reports.FirstOrDefaultAsync(r => r.ConversationId == conversation, cancellationToken) is not { } report)
        {
            return; // the dialogue asked something more; the demo goes on without this decision
        }

        await desks.Cases.ClaimAsync(report.CaseId, official, cancellationToken);
        var verdict = decision.Confirm ? Verdict.Confirm : Verdict.Dismiss;
        var reply = new ActionOrder(ReplyCarrier.ActionKind, "신고하신 분", decision.Reply, Undoable: true);
        await desks.Cases.DecideAsync(report.CaseId, official, verdict, decision.Reason, [reply], cancellationToken);
    }

    private sealed record Desks(CitizenDesk Citizen, CounsellorDesk Counsellor, CaseDesk Cases)
    {
        public static Desks At(IServiceProvider services, Ledger ledger) => new(
            ActivatorUtilities.CreateInstance<CitizenDesk>(services, ledger),
            ActivatorUtilities.CreateInstance<CounsellorDesk>(services, new HandoverChange(ledger)),
            ActivatorUtilities.CreateInstance<CaseDesk>(services, ledger));
    }
}

/// <summary>A clock that only moves forward, and only when it is told to; never past the real one.</summary>
internal sealed class PastClock(TimeProvider real) : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.MinValue;

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset time) => _now = Earlier(time > _now ? time : _now);

    public void Advance(TimeSpan by) => _now = Earlier(_now + by);

    private DateTimeOffset Earlier(DateTimeOffset time) => time < real.GetUtcNow() ? time : real.GetUtcNow();
}
