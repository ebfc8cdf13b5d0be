using System.Globalization;
using Haechi.Console.Resources;
using Microsoft.Extensions.Localization;

namespace Haechi.Console.Time;

/// <summary>
/// Distance in time as people say it. The words equal those of the browser's short relative format, because the page
/// keeps them fresh by itself (times.ts).
/// </summary>
internal static class RelativeText
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(30);

    /// <summary>Words for <paramref name="instant"/> seen from <paramref name="now"/>; beyond 30 days the date.</summary>
    public static string Of(DateTimeOffset instant, DateTimeOffset now, IStringLocalizer<Shell> texts)
    {
        var distance = instant - now;
        var size = distance.Duration();
        if (size >= Oldest)
        {
            return SeoulTime.Day(instant);
        }

        if (size < TimeSpan.FromMinutes(1))
        {
            return texts["Time.Now"];
        }

        var (unit, count) = size switch
        {
            { TotalHours: < 1 } => ("Minute", (int)size.TotalMinutes),
            { TotalDays: < 1 } => ("Hour", (int)size.TotalHours),
            _ => ("Day", (int)size.TotalDays),
        };
        var direction = distance < TimeSpan.Zero ? "Ago" : "In";
        var plural = count == 1 ? "One" : "Many";
        return texts[$"Time.{unit}.{direction}.{plural}", count.ToString(CultureInfo.CurrentCulture)];
    }
}
