using System.Globalization;
using System.Text;
using Haechi.Signals.Control.Webster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>A day's turning counts as a file, in the form that <c>haechi signals --counts</c> reads.</summary>
internal static class CountEndpoint
{
    /// <summary>Where a day's file is.</summary>
    public static string PathOf(Guid network, DateOnly day) => $"/console/traffic/counts/{network}/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv";

    public static void MapCounts(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/console/traffic/counts/{network:guid}/{day}.csv", ExportAsync)
        .RequireAuthorization(SmartIntersectionsService.ViewPermission).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(Guid network, string day, CountStore store, CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of))
            return TypedResults.NotFound();
        var lines = string.Join('\n', CountsFile.Lines(await store.OfDayAsync(network, of, cancellationToken)));
        return TypedResults.File(Encoding.UTF8.GetBytes(lines + "\n"), "text/csv; charset=utf-8", $"turning-counts-{day}.csv");
    }
}
