using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haechi.Platform.Configuration.Model;
using Haechi.Platform.Configuration.Sources;

namespace Haechi.Platform.Configuration;

/// <summary>The JSON Schema of <c>haechi.yaml</c>, drawn from the options classes. Editors complete and check with it.</summary>
public static class SettingsSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, ending with a line feed.</summary>
    public static string Render(SettingsLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Haechi configuration (haechi.yaml)",
        };
        foreach (var (name, value) in Of(loader.Model).ToList())
        {
            schema[name] = value?.DeepClone();
        }

        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Of(SettingNode node)
    {
        var schema = new JsonObject();
        if (node.Description is not null)
        {
            schema["description"] = node.Description;
        }

        if (node.Kind == SettingKind.Choice)
        {
            schema["enum"] = new JsonArray([.. node.Choices.Select(c => (JsonNode)c)]);
        }
        else
        {
            schema["type"] = TypeOf(node.Kind);
        }

        AddParts(schema, node);
        AddLimits(schema, node);
        return schema;
    }

    private static void AddParts(JsonObject schema, SettingNode node)
    {
        switch (node.Kind)
        {
            case SettingKind.Object:
                // A secret is a key of the environment, never of the file.
                schema["properties"] = new JsonObject(node.Children.Values.Where(c => !c.Secret).OrderBy(c => c.Name, StringComparer.Ordinal)
                    .Select(c => KeyValuePair.Create(c.Name, (JsonNode?)Of(c))));
                schema["additionalProperties"] = false;
                break;
            case SettingKind.Map:
                schema["additionalProperties"] = Of(node.Element!);
                break;
            case SettingKind.List:
                schema["items"] = Of(node.Element!);
                break;
        }
    }

    private static void AddLimits(JsonObject schema, SettingNode node)
    {
        if (node.Range is { } range)
        {
            schema["minimum"] = JsonSerializer.SerializeToNode(range.Minimum);
            schema["maximum"] = JsonSerializer.SerializeToNode(range.Maximum);
        }

        if (node.Default is bool or int or long or double or string && node.Default is not "")
        {
            schema["default"] = JsonSerializer.SerializeToNode(node.Default);
        }
        else if (node.Default is Enum choice)
        {
            schema["default"] = choice.ToString().ToLowerInvariant();
        }
    }

    private static string TypeOf(SettingKind kind) => kind switch
    {
        SettingKind.Flag => "boolean",
        SettingKind.Integer => "integer",
        SettingKind.Number => "number",
        SettingKind.List => "array",
        SettingKind.Text => "string",
        _ => "object",
    };
}
