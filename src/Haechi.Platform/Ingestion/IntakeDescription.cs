using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Haechi.Platform.Ingestion;

/// <summary>
/// Tells the OpenAPI document what the two intakes take: their handlers read the body themselves, and metadata that says so to
/// routing would answer a wrong content type without a problem document.
/// </summary>
internal static class IntakeDescription
{
    internal const string Finding = """
        {
          "serviceId": "seoul-talk",
          "kind": "illegal-parking",
          "score": 0.91,
          "severity": "caution",
          "place": { "name": "강남역 3번 출구", "latitude": 37.4979, "longitude": 127.0276 },
          "at": "2026-11-22T09:00:00+09:00",
          "evidence": [{ "kind": "text", "label": "설명", "text": "차가 인도를 막고 있음" }],
          "snapshot": { "modelId": "parking-rule", "modelVersion": "1.0", "inputHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "thresholds": { "score": 0.5 } },
          "joinKey": "gangnam-3"
        }
        """;

    internal const string Observation = """
        {
          "serviceId": "seoul-talk",
          "kind": "sensor-reading",
          "source": "road-sensor-17",
          "observedAt": "2026-11-22T09:00:00+09:00",
          "place": { "name": "강남역 3번 출구" },
          "payload": { "celsius": -2.5 }
        }
        """;

    public static RouteHandlerBuilder TakesItems<TItem>(this RouteHandlerBuilder endpoint, string example) =>
        endpoint.AddOpenApiOperationTransformer(async (operation, context, cancellationToken) =>
        {
            var one = await context.GetOrCreateSchemaAsync(typeof(TItem), null, cancellationToken);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "One item, or an array of items as a batch.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new()
                    {
                        Schema = new OpenApiSchema { OneOf = [one, new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }] },
                        Example = JsonNode.Parse(example),
                    },
                },
            };
            operation.Parameters =
            [
                Parameter("Idempotency-Key", ParameterLocation.Header, "1 to 200 printable ASCII characters; a replay with the same body answers as before, with another body it is refused.", JsonSchemaType.String),
                Parameter("partial", ParameterLocation.Query, "true stores the good items and lists the bad.", JsonSchemaType.Boolean),
            ];
        });

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string description, JsonSchemaType type) =>
        new() { Name = name, In = place, Description = description, Schema = new OpenApiSchema { Type = type } };
}
