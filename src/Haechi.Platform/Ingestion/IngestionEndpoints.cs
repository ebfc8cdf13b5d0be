using System.Text.Json;
using Haechi.Platform.Ingestion.Reading;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Ingestion;

/// <summary><c>POST /api/v1/observations</c> and <c>POST /api/v1/findings</c>.</summary>
public static class IngestionEndpoints
{
    private const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>Maps both.</summary>
    public static IEndpointRouteBuilder MapHaechiIngestion(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1")
            .RequireAuthorization(PlatformPermissions.IngestWrite)
            .RequireRateLimiting(RateLimits.Ingest)
            .DisableAntiforgery()
            .WithMetadata(new BodyLimit(endpoints.ServiceProvider.GetRequiredService<IOptions<IntakeOptions>>().Value.MaxBodyBytes))
            .WithTags("Ingestion");
        Describe(group.MapPost("/findings", PostFindingsAsync), "PostFindings", "Hand in one finding or a batch; 201 means that it is on disk")
            .TakesItems<FindingBody>(IntakeDescription.Finding);
        Describe(group.MapPost("/observations", PostObservationsAsync), "PostObservations", "Hand in one observation or a batch; 201 means that it is on disk")
            .TakesItems<ObservationBody>(IntakeDescription.Observation);
        return endpoints;
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithName(name)
        .WithSummary(summary)
        .WithDescription("Idempotency-Key makes a replay answer as before; ?partial=true stores the good items and lists the bad.")
        .Produces<IntakeAnswer>(StatusCodes.Status201Created)
        .Produces<IntakeProblem>(StatusCodes.Status400BadRequest, "application/problem+json")
        .Produces<IntakeProblem>(StatusCodes.Status409Conflict, "application/problem+json")
        .Produces<IntakeProblem>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")
        .Produces<IntakeProblem>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")
        .Produces<IntakeProblem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
        .Produces<IntakeProblem>(StatusCodes.Status503ServiceUnavailable, "application/problem+json");

    private static async Task PostFindingsAsync(HttpContext http, RequestReader reader, Intake intake) =>
        await AnswerAsync(http, intake, await reader.FindingsAsync(http.Request, http.RequestAborted));

    private static async Task PostObservationsAsync(HttpContext http, RequestReader reader, Intake intake) =>
        await AnswerAsync(http, intake, await reader.ObservationsAsync(http.Request, http.RequestAborted));

    private static async Task AnswerAsync(HttpContext http, Intake intake, (IntakeRequest? Request, RequestFault? Fault) read)
    {
        if (read.Fault is { } fault)
        {
            await IntakeProblem.WriteAsync(http, fault.Status, fault.Refusal, []);
            return;
        }

        try
        {
            var result = await intake.AcceptAsync(read.Request!, http.RequestAborted);
            if (result.Refusal is { } refusal)
            {
                await IntakeProblem.WriteAsync(http, StatusOf(refusal.Code), refusal, result.Errors);
                return;
            }

            await WriteAsync(http, result);
        }
        catch (StorageUnavailableException)
        {
            await IntakeProblem.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, IntakeRefusals.StorageUnavailable(), []);
        }
    }

    private static int StatusOf(string code) => code switch
    {
        IntakeRefusals.ConflictCode => StatusCodes.Status409Conflict,
        IntakeRefusals.FullCode => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static Task WriteAsync(HttpContext http, IntakeResult result)
    {
        var receipt = result.Receipt!;
        if (result.Replayed)
        {
            http.Response.Headers[ReplayedHeader] = "true";
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        var answer = new IntakeAnswer(receipt.RequestId, receipt.Accepted, receipt.Ids, receipt.Errors);
        return JsonSerializer.SerializeAsync(http.Response.BodyWriter, answer, IntakeJson.Rows.IntakeAnswer, http.RequestAborted);
    }

    // One byte more than we read: we refuse an overlong body ourselves, with a problem document.
    private sealed record BodyLimit(long Bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Bytes + 1;
    }
}
