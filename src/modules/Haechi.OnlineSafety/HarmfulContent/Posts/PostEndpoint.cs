using System.Text.Json.Nodes;
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

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary><c>POST /api/v1/harmful/posts</c>.</summary>
internal static class PostEndpoint
{
    public const string Path = "/api/v1/harmful/posts";

    public const int MostBytes = 16 << 20;

    private const string Example = """[{"text":"게시물의 글","address":"https://example.invalid/1","source":"volunteers","publishedAt":"2026-11-24T09:00:00+09:00"}]""";

    public static void MapPosts(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync)
        .RequireAuthorization(PlatformPermissions.IngestWrite)
        .RequireRateLimiting(RateLimits.Ingest)
        .DisableAntiforgery()
        .WithMetadata(new BodyLimit())
        .WithTags("Harmful content")
        .WithName("PostHarmfulPosts")
        .WithSummary("Hand in posts to be judged; 201 means that they are on disk")
        .WithDescription("One post, an array, or lines of JSON (application/x-ndjson), at most 1,000. Good posts are stored whatever is wrong with others; each refused one is listed with its place. The same post again is counted and changes nothing.")
        .Produces<PostAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .Produces<PostAnswer>(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .AddOpenApiOperationTransformer(Describe);

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var post = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "text" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["text"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The post." },
                ["address"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Where it stands on the web." },
                ["source"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Who found it." },
                ["publishedAt"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it appeared, with an offset." },
            },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"One post, or an array of at most {PostForm.Most}.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { OneOf = [post, new OpenApiSchema { Type = JsonSchemaType.Array, Items = post }] }, Example = JsonNode.Parse(Example) },
                ["application/x-ndjson"] = new() { Schema = post },
            },
        };
        return Task.CompletedTask;
    }

    private static async Task<IResult> TakeAsync(HttpContext http, PostDesk desk, CancellationToken cancellationToken)
    {
        if (!http.User.MayServe(HarmfulContentManifest.ServiceId))
        {
            return Problem.Of(PostRefusals.NotYours, StatusCodes.Status403Forbidden);
        }

        if (await BytesAsync(http.Request.Body, cancellationToken) is not { } bytes)
        {
            return Problem.Of(PostRefusals.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        var read = PostForm.Read(bytes, http.Request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true);
        if (!read.Succeeded)
        {
            return Problem.Of(read.Refusal);
        }

        try
        {
            var (posts, errors) = read.Value;
            var receipt = posts.Count == 0 ? new(0, 0, 0) : await desk.TakeAsync(posts, cancellationToken);
            var answer = new PostAnswer(receipt.Accepted, receipt.Repeated, receipt.Queued, errors.Count, [.. errors.Take(100)]);
            return TypedResults.Json(answer, LedgerJson.Options, statusCode: posts.Count > 0 ? StatusCodes.Status201Created : StatusCodes.Status422UnprocessableEntity);
        }
        catch (StorageUnavailableException)
        {
            http.Response.Headers.RetryAfter = "2";
            return Problem.Of(PostRefusals.NoStorage, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    // One byte more than we read: we refuse an overlong body ourselves, with a problem document.
    private sealed record BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MostBytes + 1;
    }
}

/// <summary>What the endpoint answers.</summary>
/// <param name="Accepted">Posts that are on disk for the first time.</param>
/// <param name="Repeated">Posts that had come before.</param>
/// <param name="Queued">Of the accepted, those that wait for a reviewer.</param>
/// <param name="Refused">Posts that were left out.</param>
/// <param name="Errors">Why, with place and mend; the first hundred.</param>
internal sealed record PostAnswer(int Accepted, int Repeated, int Queued, int Refused, IReadOnlyList<IntakeError> Errors);
