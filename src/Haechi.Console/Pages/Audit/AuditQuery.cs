using System.Globalization;
using Haechi.Platform.Audit;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Haechi.Console.Pages.Audit;

/// <summary>The audit page's address as values; the export reads the same parameters.</summary>
internal static class AuditQuery
{
    public const int PageSize = 100;
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <summary>Reads an address or its query. What nobody understands is left out.</summary>
    public static (AuditFilter Filter, int Page) Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Read(string name) => values.GetValueOrDefault(name, StringValues.Empty).ToString().Trim() is { Length: > 0 } value ? value : null;
        var page = int.TryParse(Read("page"), CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1;
        var filter = new AuditFilter
        {
            Act = Read("act"),
            ActorId = Read("actor"),
            SubjectId = Read("subject"),
            ServiceId = Read("service"),
            From = Day(Read("from")),
            Until = Day(Read("until"))?.AddDays(1),
            Skip = (page - 1) * PageSize,
            Take = PageSize,
        };
        return (filter, page);
    }

    // A day of the page is a day in Seoul: it begins at 15:00 UTC of the day before.
    private static DateTimeOffset? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Seoul).ToUniversalTime()
            : null;
}
