using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Platform.Telemetry.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: every part, 503 when one is down.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps both. They need no sign-in and tell no secrets.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/health").WithTags("Health").AllowAnonymous();
        group.MapGet("/live", () => TypedResults.Text("live")).WithName("Live").WithSummary("The process answers");
        group.MapGet("/ready", ReadyAsync).WithName("Ready").WithSummary("Every part of the platform takes work");
        return endpoints;
    }

    private static async Task<JsonHttpResult<HealthAnswer>> ReadyAsync(IEnumerable<IHealthPart> parts, HttpContext context, CancellationToken cancellationToken)
    {
        var reports = new List<HealthReport>();
        foreach (var part in parts)
        {
            reports.Add(await part.LookAsync(cancellationToken));
        }

        var worst = reports.Count == 0 ? HealthState.Ready : reports.Max(r => r.State);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthAnswer(worst, reports),
            LedgerJson.Options,
            statusCode: worst == HealthState.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}

/// <summary>Answer of <c>/health/ready</c>.</summary>
/// <param name="State">The worst of the parts.</param>
/// <param name="Parts">Each part.</param>
public sealed record HealthAnswer(HealthState State, IReadOnlyList<HealthReport> Parts);
