namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>Days and quarters of an hour in Seoul.</summary>
internal static class CountClock
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    /// <summary>The day, and the second of the day at which the quarter of an hour begins.</summary>
    public static (DateOnly Day, int Second) QuarterOf(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        return (DateOnly.FromDateTime(local.Date), (int)local.TimeOfDay.TotalSeconds / CountStore.Quarter * CountStore.Quarter);
    }

    /// <summary>The second of the day.</summary>
    public static int SecondOf(DateTimeOffset at) => (int)TimeZoneInfo.ConvertTime(at, Zone).TimeOfDay.TotalSeconds;
}
