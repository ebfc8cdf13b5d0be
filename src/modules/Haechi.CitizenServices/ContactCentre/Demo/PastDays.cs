using Haechi.CitizenServices.ContactCentre.Supervision.Words;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.ContactCentre.Demo;

/// <summary>One consultation of the demo city's past.</summary>
/// <param name="Talk">What was said.</param>
/// <param name="AskedAt">When the citizen asked for a person.</param>
/// <param name="Wait">Until a counsellor came or the citizen gave up.</param>
/// <param name="Work">How long the counsellor worked; null when the citizen gave up.</param>
/// <param name="Counsellor">Number of the counsellor, from 0.</param>
/// <param name="Channel"><c>web</c>, <c>widget</c> or <c>kakao</c>.</param>
internal sealed record PastStay(PastTalk Talk, DateTimeOffset AskedAt, TimeSpan Wait, TimeSpan? Work, int Counsellor, string Channel)
{
    public DateTimeOffset EndedAt => AskedAt + Wait + (Work ?? TimeSpan.Zero);

    public HandoverOutcome Outcome => Work is null ? HandoverOutcome.Left
        : Talk.Topic.StartsWith("report:", StringComparison.Ordinal) ? HandoverOutcome.Filed : HandoverOutcome.Answered;
}

/// <summary>Draws the days before the demo day: the same draw on every machine, busier on workdays and about noon.</summary>
internal sealed class PastDays(Random random)
{
    public const int Days = RisingWords.PastDays;
    public const int Counsellors = 4;

    private static readonly int[] HourWeights = [1, 1, 0, 0, 0, 1, 2, 4, 7, 12, 14, 13, 9, 12, 13, 12, 11, 9, 6, 4, 3, 3, 2, 1];
    private static readonly string[] Channels = ["web", "web", "web", "kakao", "kakao", "widget"];

    /// <summary>The whole days before <paramref name="now"/>, oldest first.</summary>
    public IEnumerable<PastStay> Before(DateTimeOffset now)
    {
        var today = SeoulTime.DayOf(now);
        for (var back = Days; back > 0; back--)
        {
            var day = today.AddDays(-back);
            for (var left = CountOf(day); left > 0; left--)
            {
                var at = SeoulTime.At(day, Weighted(HourWeights)) + TimeSpan.FromSeconds(Next(3600));
                yield return Stay(PastTalks.Usual[Weighted([.. PastTalks.Usual.Select(t => t.Weight)])], at);
            }
        }
    }

    /// <summary>What makes a word rise, in the last hours before <paramref name="now"/> and never before midnight.</summary>
    public IEnumerable<PastStay> Today(DateTimeOffset now)
    {
        var midnight = SeoulTime.At(SeoulTime.DayOf(now), 0);
        var step = TimeSpan.FromTicks(Math.Min(TimeSpan.FromMinutes(20).Ticks, (now - midnight).Ticks / (PastTalks.Today.Count + 1)));
        return PastTalks.Today.Select((talk, i) => Stay(talk, now - (step * (PastTalks.Today.Count - i))))
            .Select(s => s with { Wait = TimeSpan.FromSeconds(8), Work = Shorter(s.Work ?? step, (now - s.AskedAt) / 2) });
    }

    private int CountOf(DateOnly day) => Next(5) + day.DayOfWeek switch
    {
        DayOfWeek.Saturday => 12,
        DayOfWeek.Sunday => 9,
        DayOfWeek.Monday => 30,
        _ => 25,
    };

    private PastStay Stay(PastTalk talk, DateTimeOffset at)
    {
        var slow = Next(10) < 2;
        var wait = TimeSpan.FromSeconds(3 + Next(slow ? 120 : 20));
        TimeSpan? work = Next(100) < 6 ? null : TimeSpan.FromSeconds(90 + Next(330));
        return new PastStay(talk, at.ToUniversalTime(), wait, work, Next(Counsellors), Channels[Next(Channels.Length)]);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private int Weighted(int[] weights)
    {
        var left = Next(weights.Sum());
        for (var i = 0; ; i++)
        {
            if ((left -= weights[i]) < 0)
            {
                return i;
            }
        }
    }

#pragma warning disable CA5394 // an invented past keeps no secret, and must be the same everywhere
    private int Next(int below) => random.Next(below);
#pragma warning restore CA5394
}
