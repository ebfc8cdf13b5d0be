using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Haechi.Console.Pages.Developers;

/// <summary>Reads schemas of the OpenAPI document: references followed, nesting cut where nobody would read on.</summary>
internal sealed class ApiSchema(JsonNode document)
{
    private const int Deepest = 4;
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema itself where a reference stands.</summary>
    public JsonObject Follow(JsonNode? node)
    {
        var schema = node as JsonObject ?? [];
        if (schema["$ref"]?.GetValue<string>() is { } reference && reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return Follow(reference[2..].Split('/').Aggregate((JsonNode?)document, (at, name) => at?[name]));
        }

        // "this or null" reads as "this".
        return (schema["oneOf"] ?? schema["anyOf"]) is JsonArray { Count: > 0 } choices ? Follow(choices.FirstOrDefault(c => TypeOf(c) != "null")) : schema;
    }

    /// <summary>Its type in words, e.g. <c>string (date-time)</c>.</summary>
    public string FormOf(JsonNode? node)
    {
        var schema = Follow(node);
        if (schema["enum"] is JsonArray values)
        {
            return string.Join(" | ", values.Select(v => v?.ToString() ?? "null"));
        }

        var type = TypeOf(schema);
        return type == "array" ? $"{FormOf(schema["items"])}[]"
            : schema["format"]?.GetValue<string>() is { } format ? $"{type} ({format})"
            : type;
    }

    /// <summary>Every field, fields of fields with a dot.</summary>
    public IEnumerable<ApiValue> FieldsOf(JsonNode? node, string prefix = "", int depth = 0)
    {
        var schema = Follow(node);
        if (TypeOf(schema) == "array")
        {
            return FieldsOf(schema["items"], prefix.TrimEnd('.') + "[].", depth + 1);
        }

        if (depth >= Deepest || schema["properties"] is not JsonObject properties)
        {
            return [];
        }

        var required = (schema["required"] as JsonArray)?.Select(r => r!.GetValue<string>()).ToHashSet() ?? [];
        return properties.SelectMany(p => FieldsOf(p.Value, $"{prefix}{p.Key}.", depth + 1)
            .Prepend(new ApiValue(prefix + p.Key, "body", FormOf(p.Value), required.Contains(p.Key), Follow(p.Value)["description"]?.GetValue<string>() ?? p.Value?["description"]?.GetValue<string>())));
    }

    /// <summary>A body that fits, as text: the one that is given, else one made up from the schema and its own examples.</summary>
    public string ExampleOf(JsonNode? node, JsonNode? given) => (given ?? Sample(node, 0) ?? JsonValue.Create("…"))!.ToJsonString(Layout);

    private JsonNode? Sample(JsonNode? node, int depth)
    {
        var schema = Follow(node);
        if ((schema["example"] ?? schema["default"] ?? (schema["examples"] as JsonArray)?.FirstOrDefault() ?? (schema["enum"] as JsonArray)?.FirstOrDefault()) is { } given)
        {
            return given.DeepClone();
        }

        return TypeOf(schema) switch
        {
            "array" => depth >= Deepest ? new JsonArray() : new JsonArray(Sample(schema["items"], depth + 1)),
            "integer" or "number" => schema["minimum"]?.DeepClone() ?? JsonValue.Create(0),
            "boolean" => JsonValue.Create(false),
            "string" => JsonValue.Create(SampleText(schema["format"]?.GetValue<string>())),
            _ => depth >= Deepest ? [] : SampleObject(schema, depth),
        };
    }

    private JsonObject SampleObject(JsonObject schema, int depth) => schema["properties"] is JsonObject properties
        ? new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, Sample(p.Value, depth + 1))))
        : [];

    private static string SampleText(string? format) => format switch
    {
        "date-time" => "2026-11-22T09:00:00+09:00",
        "date" => "2026-11-22",
        "uuid" => "019a2b3c-0101-7234-8567-0123456789ab",
        "uri" => "https://www.seoul.go.kr/",
        _ => "…",
    };

    private static string TypeOf(JsonNode? schema) => schema?["type"] switch
    {
        JsonArray types => types.Select(t => t!.GetValue<string>()).FirstOrDefault(t => t is not ("null" or "string")) ?? types.Select(t => t!.GetValue<string>()).First(t => t != "null"),
        JsonValue type => type.GetValue<string>(),
        _ => "object",
    };
}
