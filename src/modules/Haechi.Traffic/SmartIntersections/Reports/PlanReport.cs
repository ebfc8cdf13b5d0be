using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Haechi.Platform.Web;
using Haechi.Traffic.Signals.Reports;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Traffic.SmartIntersections.Reports;

/// <summary><c>GET /console/traffic/plans/{id}/report</c>: the before/after report of a plan as one HTML file that prints; <c>?download=1</c> hands it over as a file.</summary>
internal static class PlanReport
{
    public static void MapPlanReport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/console/traffic/plans/{id:guid}/report", HandleAsync).RequireAuthorization(SmartIntersectionsService.ViewPermission).ExcludeFromDescription();

    // The file styles itself, which the console's policy forbids: exactly that sheet is let through, and nothing else at all.
    private static string Policy(string html)
    {
        var begin = html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var sheet = html[begin..html.IndexOf("</style>", StringComparison.Ordinal)];
        return $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static async Task<IResult> HandleAsync(Guid id, string? download, HttpContext http, PlanBook book, NetworkRegistry registry, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(id, cancellationToken) is not { Trial: { } trial } plan)
            return Results.NotFound();
        var subject = string.Create(CultureInfo.InvariantCulture, $"{plan.Row.Name} ({trial.Revision}) · {trial.Told.Scenario} · {plan.Row.Day:yyyy-MM-dd} · {plan.Row.CountsName}");
        var html = new ReportPage(trial.Told, new ReportWords(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en")) { Subject = subject, Names = (await registry.OpenAsync(plan.Row.NetworkId, cancellationToken))?.Names ?? RoadNames.None }.Write();
        OwnPolicy.Set(http.Response, Policy(html));
        return download is null
            ? Results.Content(html, "text/html", Encoding.UTF8)
            : Results.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"signal-plan-{plan.Row.Day:yyyyMMdd}-r{trial.Revision}.html"));
    }
}
