using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Looks;

/// <summary>A look that was granted.</summary>
/// <param name="Id">Names the picture once, for the same person.</param>
/// <param name="Milliseconds">How long it may be shown.</param>
internal sealed record GrantedLook(Guid Id, int Milliseconds);

/// <summary>
/// Grants, counts and limits looks at pictures (노출 시간). The whole look is counted when it is granted and what was not
/// used given back when it ends: a page that dies costs the full time, never less than was seen.
/// </summary>
internal sealed class LookDesk(Ledger ledger, IDbContextFactory<TakedownDb> reading, CaseKeys keys, TimeProvider clock, IOptionsMonitor<LookOptions> options)
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <summary>How long this person has looked today, and may in all.</summary>
    public async Task<(TimeSpan Seen, TimeSpan Limit)> TodayAsync(string personId, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return (TimeSpan.FromMilliseconds(await SeenAsync(db, personId, clock.GetUtcNow(), cancellationToken)), TimeSpan.FromSeconds(options.CurrentValue.SecondsPerDay));
    }

    public Task<Outcome<GrantedLook>> BeginAsync(Guid hitId, Actor person, CancellationToken cancellationToken) => ledger.WriteAsync<GrantedLook>(
        async scope =>
        {
            var db = scope.Use<TakedownDb>();
            if (await db.Hits.FindAsync([hitId], cancellationToken) is not { SealedPreview: not null })
                return HitRefusals.NoSuchHit();
            var (granted, limit) = (options.CurrentValue.Seconds * 1000, options.CurrentValue.SecondsPerDay * 1000L);
            if (await SeenAsync(db, person.Id, scope.At, cancellationToken) + granted > limit)
                return Refusals.Of("look-limit", "오늘 볼 수 있는 시간을 다 썼습니다.", "You have looked for as long as one day allows.", "잠시 쉬어 주세요. 급한 건은 동료에게 넘기고, 필요하면 상담 지원을 받으세요.", "Please take a rest. Hand urgent ones to a colleague, and ask for counselling if you need it.");
            var look = new LookRow { Id = Guid.CreateVersion7(scope.At), HitId = hitId, PersonId = person.Id, At = scope.At, Milliseconds = granted };
            db.Looks.Add(look);
            scope.Audit(new AuditNote(person, "removal.looked", "removal-hit", hitId.ToString(), ImageRemovalManifest.ServiceId, JsonSerializer.Serialize(new { milliseconds = granted }, LedgerJson.Options)));
            return new GrantedLook(look.Id, granted);
        },
        cancellationToken);

    /// <summary>Ends a look early: only the time that passed counts, at least half a second.</summary>
    public Task EndAsync(Guid lookId, string personId, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            if (await scope.Use<TakedownDb>().Looks.FirstOrDefaultAsync(l => l.Id == lookId && l.PersonId == personId && l.EndedAt == null, cancellationToken) is not { } look)
                return;
            look.Milliseconds = (int)Math.Clamp((scope.At - look.At).TotalMilliseconds, 500, look.Milliseconds);
            look.EndedAt = scope.At;
        },
        cancellationToken);

    /// <summary>The picture of a granted look, once, while the look lasts.</summary>
    /// <returns>A PNG; null when there is nothing to show to this person now.</returns>
    public async Task<byte[]?> PictureAsync(Guid lookId, string personId, CancellationToken cancellationToken)
    {
        var hitId = await ledger.WriteAsync<Guid?>(
            async scope =>
            {
                if (await scope.Use<TakedownDb>().Looks.FirstOrDefaultAsync(l => l.Id == lookId && l.PersonId == personId && l.ServedAt == null && l.EndedAt == null, cancellationToken) is not { } look
                    || scope.At > look.At.AddMilliseconds(look.Milliseconds))
                    return null;
                look.ServedAt = scope.At;
                return look.HitId;
            },
            cancellationToken);
        return hitId is { } id && await OpenAsync(id, cancellationToken) is { } picture ? picture.Small() : null;
    }

    /// <summary>What is shown without a look: light and dark, nothing that can be told.</summary>
    public async Task<byte[]?> BlurredAsync(Guid hitId, CancellationToken cancellationToken) => (await OpenAsync(hitId, cancellationToken))?.Blurred();

    private async Task<GreyPicture?> OpenAsync(Guid hitId, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var row = await db.Hits.Where(h => h.Id == hitId).Select(h => new { h.RequestId, h.SealedPreview }).FirstOrDefaultAsync(cancellationToken);
        return row?.SealedPreview is { } preview && await keys.FindAsync(row.RequestId, cancellationToken) is { } key ? GreyPicture.Read(key.Open(preview, GreyPicture.Purpose)) : null;
    }

    private static async Task<long> SeenAsync(TakedownDb db, string personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var midnight = new DateTimeOffset(now.ToOffset(Seoul).Date, Seoul).ToUniversalTime();
        return await db.Looks.Where(l => l.PersonId == personId && l.At >= midnight).SumAsync(l => (long)l.Milliseconds, cancellationToken);
    }
}
