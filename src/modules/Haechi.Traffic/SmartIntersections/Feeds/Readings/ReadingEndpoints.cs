using System.Text.Json;
using System.Text.Json.Nodes;
using Haechi.Kernel;
using Haechi.Platform.Identity;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary><c>POST /api/v1/traffic/readings</c>.</summary>
internal static class ReadingEndpoints
{
    public const string Path = "/api/v1/traffic/readings";

    internal const string Example = """
        [
          {
            "network": "해치 시범지구 (데모)",
            "signal": "A2",
            "lane": "A1-A2_1",
            "at": "2026-11-23T10:00:05+09:00",
            "seconds": 5,
            "counts": { "car": 2, "bus": 1 },
            "occupancy": 0.31,
            "queueMetres": 38,
            "queueVehicles": 5,
            "speedKmh": 14.5
          }
        ]
        """;

    public static void MapReadings(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync)
        .RequireAuthorization(PlatformPermissions.IngestWrite)
        .RequireRateLimiting(RateLimits.Ingest)
        .DisableAntiforgery()
        .WithMetadata(new BodyLimit())
        .WithTags("Traffic")
        .WithName("PostReadings")
        .WithSummary("Hand in readings of detectors and signals; 201 means that they are on disk")
        .WithDescription("One reading, an array, or lines of JSON (application/x-ndjson). Good readings are stored whatever is wrong with others; each refused one is listed with its place. "
            + "A reading that is not later than the last of its detector is counted as repeated and changes nothing.")
        .Produces<ReadingAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .Produces<ReadingAnswer>(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .AddOpenApiOperationTransformer(DescribeAsync);

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var one = await context.GetOrCreateSchemaAsync(typeof(ReadingBody), null, cancellationToken);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"One reading, or an array of at most {ReadingDesk.Most}.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { OneOf = [one, new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }] }, Example = JsonNode.Parse(Example) },
                ["application/x-ndjson"] = new() { Schema = one },
            },
        };
    }

    private static async Task<IResult> TakeAsync(HttpContext http, ReadingDesk desk, CancellationToken cancellationToken)
    {
        if (!http.User.MayServe(SmartIntersectionsManifest.ServiceId))
            return Problem.Of(ReadingRefusals.NotYours, StatusCodes.Status403Forbidden);
        if (await ReadingMessage.BytesAsync(http.Request.Body, cancellationToken) is not { } bytes)
            return Problem.Of(ReadingRefusals.TooLarge, StatusCodes.Status413PayloadTooLarge);
        var lines = http.Request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true;
        using var message = lines ? ReadingMessage.Lines(bytes) : ReadingMessage.Document(bytes);
        if (message.Refusal is { } refusal)
            return Problem.Of(refusal);
        try
        {
            var receipt = (await desk.TakeAsync(message.Items, cancellationToken)).With(message.Errors);
            var answer = new ReadingAnswer(receipt.Accepted, receipt.Repeated, receipt.Refused, receipt.Errors);
            return TypedResults.Json(answer, LedgerJson.Options, statusCode: receipt.Accepted + receipt.Repeated > 0 ? StatusCodes.Status201Created : StatusCodes.Status422UnprocessableEntity);
        }
        catch (StorageUnavailableException)
        {
            http.Response.Headers.RetryAfter = "2";
            return Problem.Of(ReadingRefusals.NoStorage, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // One byte more than we read: we refuse an overlong body ourselves, with a problem document.
    private sealed record BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => ReadingMessage.MostBytes + 1;
    }
}

/// <summary>What the endpoint answers.</summary>
/// <param name="Accepted">Readings that are on disk.</param>
/// <param name="Repeated">Readings that had come before.</param>
/// <param name="Refused">Readings that were left out.</param>
/// <param name="Errors">Why, with place and mend; the first hundred.</param>
internal sealed record ReadingAnswer(int Accepted, int Repeated, int Refused, IReadOnlyList<IntakeError> Errors);

/// <summary>Refusals of whole messages.</summary>
internal static class ReadingRefusals
{
    public static Refusal NotYours { get; } = Refusals.Of("not-your-service", "이 토큰으로는 스마트교차로에 보고할 수 없습니다.", "This token may not report for smart intersections.", "해당 서비스의 토큰을 쓰거나 관리자에게 요청해 주세요.", "Use a token of that service, or ask an administrator.");

    public static Refusal TooLarge { get; } = Refusals.Of("too-large", $"한 번에 {ReadingMessage.MostBytes >> 20}MB까지입니다.", $"At most {ReadingMessage.MostBytes >> 20} MB at once.", "나누어 보내 주세요.", "Split the batch.");

    public static Refusal TooMany(int count) => Refusals.Of("too-many-items", $"한 번에 {count}개가 왔습니다. 최대 {ReadingDesk.Most}개입니다.", $"{count} readings at once; at most {ReadingDesk.Most} are taken.", "나누어 보내 주세요.", "Split the batch.");

    public static Refusal NoJson { get; } = Refusals.Of("not-json", "JSON으로 읽을 수 없습니다.", "This can't be read as JSON.", "NaN이나 중복된 이름이 없는 JSON을 보내 주세요. 한 줄의 잘못이 나머지를 막지 않게 하려면 application/x-ndjson으로 보내 주세요.", "Send JSON without NaN and without a name twice. As application/x-ndjson one bad line doesn't stop the others.");

    public static Refusal Empty { get; } = Refusals.Of("empty", "값이 하나도 없습니다.", "There is no reading in it.", "값을 하나 이상 보내 주세요.", "Send at least one.");

    public static Refusal NoStorage { get; } = Refusals.Of("storage-unavailable", "저장소에 쓸 수 없습니다. 아무것도 저장하지 않았습니다.", "The storage can't be written; nothing was stored.", "잠시 뒤 다시 보내 주세요.", "Send it again in a moment.");
}
