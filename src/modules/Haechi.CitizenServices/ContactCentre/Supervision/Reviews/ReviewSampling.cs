using System.Text.Json;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

/// <summary>What is to be drawn.</summary>
/// <param name="Method">How.</param>
/// <param name="From">First day on which the conversations ended.</param>
/// <param name="Until">Last day.</param>
/// <param name="Size">1 to 200; for each counsellor or topic where the method says so.</param>
/// <param name="Seed">Any text up to 40 characters; the same seed draws the same again.</param>
internal sealed record SampleOrder(SampleMethod Method, DateOnly From, DateOnly Until, int Size, string Seed);

/// <summary>Draws ended conversations for review. Nothing of their content is read.</summary>
internal sealed class ReviewSampling(Ledger ledger, IDbContextFactory<SeoulTalkDb> talks)
{
    public const int MostConversations = 200;
    public const int LongestSeed = 40;
    public const int MostDays = 92;
    private const double LongTenth = 0.9;

    public async Task<Outcome<SampleRow>> DrawAsync(SampleOrder order, Actor by, CancellationToken cancellationToken)
    {
        if (SupervisionRefusals.Of(order) is { } refusal)
        {
            return refusal;
        }

        var draw = await ReadAsync(order, cancellationToken);
        if (draw.Drawn() is not { Count: > 0 } drawn)
        {
            return SupervisionRefusals.NothingToDraw();
        }

        return await ledger.WriteAsync<SampleRow>(
            scope =>
            {
                var sample = RowOf(order, draw.Population, drawn.Count, by, scope.At);
                var db = scope.Use<SupervisionDb>();
                db.Samples.Add(sample);
                db.Reviews.AddRange(drawn.Select((candidate, index) => ReviewOf(sample.Id, candidate, index + 1, scope.At)));
                var detail = JsonSerializer.Serialize(new { order.Method, order.From, order.Until, order.Size, order.Seed, draw.Population, drawn = drawn.Count }, LedgerJson.Options);
                scope.Audit(new AuditNote(by, "contact.sampled", "sample", sample.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
                return Task.FromResult<Outcome<SampleRow>>(sample);
            },
            cancellationToken);
    }

    private async Task<SampleDraw> ReadAsync(SampleOrder order, CancellationToken cancellationToken)
    {
        await using var db = talks.CreateDbContext();
        var (from, until) = (SeoulTime.At(order.From, 0).ToUniversalTime(), SeoulTime.At(order.Until, 24).ToUniversalTime());
        var ended = db.Handovers.AsNoTracking().Where(h => h.EndedAt >= from && h.EndedAt < until && h.TakenAt != null && h.CounsellorId != null);
        if (order.Method == SampleMethod.BadlyRated)
        {
            // The few that were rated badly have an index of their own; the turns of all the others are not looked at.
            ended = ended.Where(h => db.Turns.Where(t => t.Helpful == false).Select(t => t.ConversationId).Contains(h.ConversationId));
        }

        var candidates = ended.Select(h => new { h.Id, h.ConversationId, h.CounsellorId, h.CounsellorName, h.Topic, h.TakenAt, h.EndedAt, h.PausedSeconds })
            .AsAsyncEnumerable().Select(h => new Candidate(
                h.Id, h.ConversationId, h.CounsellorId!, h.CounsellorName ?? "", h.Topic, h.EndedAt!.Value,
                Math.Max(0, (h.EndedAt!.Value - h.TakenAt!.Value).TotalSeconds - h.PausedSeconds)));
        var draw = new SampleDraw(order.Seed.Trim(), order.Size, StratumOf(order.Method));
        var least = order.Method == SampleMethod.HandledLong ? await LongAsync(candidates, cancellationToken) : 0;
        await foreach (var candidate in candidates.Where(c => c.HandlingSeconds >= least).WithCancellation(cancellationToken))
        {
            draw.Add(candidate);
        }

        return draw;
    }

    private static async Task<double> LongAsync(IAsyncEnumerable<Candidate> candidates, CancellationToken cancellationToken)
    {
        var seconds = await candidates.Select(c => c.HandlingSeconds).Order().ToListAsync(cancellationToken);
        return seconds.Count == 0 ? 0 : seconds[(int)(seconds.Count * LongTenth)];
    }

    private static Func<Candidate, string> StratumOf(SampleMethod method) => method switch
    {
        SampleMethod.PerCounsellor => candidate => candidate.CounsellorId,
        SampleMethod.PerTopic => candidate => candidate.Topic,
        _ => _ => "",
    };

    private static SampleRow RowOf(SampleOrder order, int population, int drawn, Actor by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        Method = order.Method,
        Seed = order.Seed.Trim(),
        From = order.From,
        Until = order.Until,
        Size = order.Size,
        Population = population,
        Drawn = drawn,
        DrawnById = by.Id,
        DrawnByName = by.Name,
        DrawnAt = at,
    };

    private static ReviewRow ReviewOf(Guid sample, Candidate candidate, int place, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SampleId = sample,
        Place = place,
        HandoverId = candidate.HandoverId,
        ConversationId = candidate.ConversationId,
        CounsellorId = candidate.CounsellorId,
        CounsellorName = candidate.CounsellorName,
        Topic = candidate.Topic,
        EndedAt = candidate.EndedAt,
        HandlingSeconds = candidate.HandlingSeconds,
    };
}
