using System.Text.Json.Nodes;
using Haechi.Platform.Telemetry;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Haechi.Console.Pages.Developers;

/// <summary>The interface as the running host describes it, read once from its own OpenAPI document.</summary>
internal sealed class ApiGuide([FromKeyedServices(TelemetryComposition.ApiVersion)] IOpenApiDocumentProvider documents)
{
    private IReadOnlyList<ApiOperation>? _operations;

    /// <summary>Every operation, grouped together, then by path.</summary>
    public async Task<IReadOnlyList<ApiOperation>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_operations is null)
        {
            var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
            _operations = Read(JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken))!);
        }

        return _operations;
    }

    internal static IReadOnlyList<ApiOperation> Read(JsonNode document)
    {
        var schema = new ApiSchema(document);
        return
        [
            .. Objects(document["paths"])
                .SelectMany(path => Objects(path.Value).Select(operation => Read(path.Key, operation.Key, operation.Value, schema)))
                .OrderBy(o => o.Group, StringComparer.Ordinal).ThenBy(o => o.Path, StringComparer.Ordinal),
        ];
    }

    private static ApiOperation Read(string path, string method, JsonObject operation, ApiSchema schema)
    {
        var content = schema.Follow(operation["requestBody"])["content"]?["application/json"];
        var body = content?["schema"];
        return new ApiOperation(
            operation["operationId"]?.GetValue<string>() ?? $"{method}{path.Replace('/', '-')}",
            (operation["tags"] as JsonArray)?.FirstOrDefault()?.GetValue<string>() ?? "Haechi",
            method.ToUpperInvariant(),
            path,
            operation["summary"]?.GetValue<string>() ?? path,
            operation["description"]?.GetValue<string>(),
            [.. Parameters(operation, schema)],
            body is null ? [] : [.. schema.FieldsOf(body)],
            body is null ? null : schema.ExampleOf(body, content?["example"]),
            [.. Objects(operation["responses"]).Select(r => new ApiAnswer(r.Key, r.Value["description"]?.GetValue<string>() ?? ""))]);
    }

    private static IEnumerable<ApiValue> Parameters(JsonObject operation, ApiSchema schema) =>
        (operation["parameters"] as JsonArray ?? []).Select(schema.Follow).Select(p => new ApiValue(
            p["name"]?.GetValue<string>() ?? "",
            p["in"]?.GetValue<string>() ?? "",
            schema.FormOf(p["schema"]),
            p["required"]?.GetValue<bool>() == true,
            p["description"]?.GetValue<string>()));

    private static IEnumerable<(string Key, JsonObject Value)> Objects(JsonNode? node) =>
        (node as JsonObject ?? []).Where(p => p.Value is JsonObject).Select(p => (p.Key, (JsonObject)p.Value!));
}
