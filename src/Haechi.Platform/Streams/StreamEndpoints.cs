using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Platform.Streams;

/// <summary><c>GET /api/v1/streams</c> and the orders <c>POST /api/v1/streams/{kind}/{name}:start|stop|restart</c>.</summary>
public static class StreamEndpoints
{
    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapHaechiStreams(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/streams").RequireAuthorization(PlatformPermissions.StreamsManage).DisableAntiforgery().WithTags("Streams");
        group.MapGet("", ListAsync).WithName("GetStreams").WithSummary("Every continuous source with its health").Produces<IReadOnlyList<StreamLine>>();
        group.MapGet("/{kind}/{name}/faults", FaultsAsync).WithName("GetStreamFaults").WithSummary("The newest items that could not be used").Produces<IReadOnlyList<StreamFaultLine>>();
        Order(group, "start", "Let it run", (d, id, by, token) => d.StartAsync(id, by, token));
        Order(group, "stop", "Let it rest until it is started again", (d, id, by, token) => d.StopAsync(id, by, token));
        Order(group, "restart", "Stop it and let it run again at once", (d, id, by, token) => d.RestartAsync(id, by, token));
        return endpoints;
    }

    private static void Order(
        RouteGroupBuilder group, string verb, string summary, Func<StreamDirectory, string, Actor, CancellationToken, Task<Outcome<StreamLine>>> order) =>
        group.MapPost("/{kind}/{name}:" + verb, async (string kind, string name, HttpContext http, StreamDirectory streams) =>
            Answer(await order(streams, $"{kind}/{name}", http.User.ToActor(), http.RequestAborted)))
            .WithName(verb + "Stream").WithSummary(summary).Produces<StreamLine>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ListAsync(StreamDirectory streams, CancellationToken cancellationToken) =>
        TypedResults.Json(await streams.ListAsync(cancellationToken), LedgerJson.Options);

    private static async Task<IResult> FaultsAsync(string kind, string name, StreamDirectory streams, CancellationToken cancellationToken) =>
        await streams.FindAsync($"{kind}/{name}", cancellationToken) is null
            ? Problem.Of(StreamRefusals.Unknown($"{kind}/{name}"), StatusCodes.Status404NotFound)
            : TypedResults.Json(await streams.FaultsAsync($"{kind}/{name}", 100, cancellationToken), LedgerJson.Options);

    private static IResult Answer(Outcome<StreamLine> outcome) =>
        outcome.Refusal is { } refusal ? Problem.Of(refusal, StatusCodes.Status404NotFound) : TypedResults.Json(outcome.Value, LedgerJson.Options);
}
