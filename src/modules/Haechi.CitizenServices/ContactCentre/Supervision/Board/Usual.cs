using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Board;

/// <summary>Today beside the mean of past days of the same weekday.</summary>
internal static class Usual
{
    private const double MinutesOfHour = 60;

    /// <summary>Whole hours that are over, and of the hour that runs as much of it as has passed.</summary>
    public static ContactCount UpTo(List<HourRow> usual, DateTimeOffset now, int days)
    {
        var over = ContactCount.Sum(usual.Where(h => HourOf(h) < now.Hour).Select(ContactCount.Of));
        var running = ContactCount.Sum(usual.Where(h => HourOf(h) == now.Hour).Select(ContactCount.Of));
        return (over + (running / (MinutesOfHour / Math.Max(now.Minute, 1)))) / days;
    }

    public static IReadOnlyList<BoardHour> Hours(List<HourLine> lines, List<HourRow> usual, int now, int days)
    {
        var today = lines.ToLookup(l => SeoulTime.In(l.At).Hour);
        var past = usual.ToLookup(HourOf);
        return
        [
            .. Enumerable.Range(0, 24).Select(hour => new BoardHour(
                hour,
                hour <= now ? ContactCount.Sum(today[hour].Select(ContactCount.Of)) : null,
                days == 0 ? null : ContactCount.Sum(past[hour].Select(ContactCount.Of)) / days)),
        ];
    }

    public static IReadOnlyList<BoardTopic> Topics(List<HourLine> lines, List<HourRow> usual, int days)
    {
        var past = usual.ToLookup(h => h.Topic);
        return
        [
            .. lines.GroupBy(l => l.Topic)
                .Select(g => new BoardTopic(
                    g.Key, ContactCount.Sum(g.Select(ContactCount.Of)), days == 0 ? null : ContactCount.Sum(past[g.Key].Select(ContactCount.Of)) / days))
                .OrderByDescending(t => t.Today.Asked).ThenBy(t => t.Topic, StringComparer.Ordinal),
        ];
    }

    private static int HourOf(HourRow row) => SeoulTime.In(row.Hour).Hour;
}
