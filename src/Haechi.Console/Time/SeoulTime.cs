using System.Globalization;

namespace Haechi.Console.Time;

/// <summary>Times on screen are in Asia/Seoul; storage is UTC.</summary>
public static class SeoulTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    /// <summary>The instant on a clock in Seoul.</summary>
    public static DateTimeOffset InSeoul(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Date and time to the second, e.g. <c>2026-11-22 18:30:15 (KST)</c>; the same in every language.</summary>
    public static string Exact(DateTimeOffset instant) =>
        instant.InSeoul().ToString("yyyy-MM-dd HH:mm:ss '(KST)'", CultureInfo.InvariantCulture);

    /// <summary>Date and time to the minute, e.g. <c>2026-11-22 18:30</c>.</summary>
    public static string Minute(DateTimeOffset instant) =>
        instant.InSeoul().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day, e.g. <c>2026-11-22</c>.</summary>
    public static string Day(DateTimeOffset instant) =>
        instant.InSeoul().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
