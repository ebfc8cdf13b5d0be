using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haechi.Documents;

namespace Haechi.CitizenServices.Documents;

/// <summary>Documents as JSON lines.</summary>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    public static string Write(DocumentReading reading) => Of(reading).ToJsonString(Readable);

    public static string Write(Passage passage)
    {
        var line = new JsonObject { ["id"] = passage.Id, ["title"] = passage.Title, ["text"] = passage.Text, ["source"] = passage.Source };
        if (passage.Date is { } date)
            line["date"] = Day(date);
        return line.ToJsonString(Readable);
    }

    private static JsonObject Of(DocumentReading reading)
    {
        if (reading.Refusal is { } refusal)
        {
            var error = new JsonObject { ["code"] = refusal.Code, ["where"] = refusal.Where, ["what"] = Text(refusal.What), ["mend"] = Text(refusal.Mend) };
            return new JsonObject { ["file"] = reading.File, ["error"] = error };
        }

        var document = reading.Document!;
        return Trimmed(new JsonObject
        {
            ["file"] = reading.File,
            ["kind"] = document.Kind.ToString().ToLowerInvariant(),
            ["title"] = document.Title,
            ["date"] = document.Date is { } date ? Day(date) : null,
            ["author"] = document.Author,
            ["language"] = document.Language,
            ["warnings"] = document.Warnings.Count == 0 ? null : new JsonArray([.. document.Warnings.Select(w => new JsonObject { ["code"] = w.Code, ["what"] = Text(w.What) })]),
            ["blocks"] = Blocks(document.Blocks),
        });
    }

    private static JsonArray Blocks(IEnumerable<Block> blocks) => new([.. blocks.Select(Block)]);

    private static JsonNode Block(Block block)
    {
        var json = block switch
        {
            Heading heading => new JsonObject { ["type"] = "heading", ["level"] = heading.Level, ["text"] = heading.Text },
            ListItem item => new JsonObject { ["type"] = "item", ["level"] = item.Level, ["marker"] = item.Marker, ["text"] = item.Words },
            Footnote note => new JsonObject { ["type"] = "footnote", ["mark"] = note.Mark, ["text"] = note.Text },
            PageMargin margin => new JsonObject { ["type"] = margin.Bottom ? "footer" : "header", ["text"] = margin.Text },
            Table table => Table(table),
            _ => new JsonObject { ["type"] = "paragraph", ["text"] = block.Text },
        };
        (json["page"], json["section"], json["line"]) = (block.Position.Page, block.Position.Section, block.Position.Line);
        return Trimmed(json);
    }

    /// <summary>Squares with merged cells repeated, and each row as a whole; nested tables once more on their own.</summary>
    private static JsonObject Table(Table table)
    {
        var rows = Enumerable.Range(0, table.RowCount).Select(row =>
            new JsonArray([.. Enumerable.Range(0, table.ColumnCount).Select(column => JsonValue.Create(table.Square(row, column)))]));
        var nested = table.Cells.SelectMany(cell => cell.Blocks).OfType<Table>().ToList();
        return new JsonObject
        {
            ["type"] = "table",
            ["caption"] = table.Caption.Length == 0 ? null : table.Caption,
            ["headerRows"] = table.HeaderRows,
            ["rows"] = new JsonArray([.. rows]),
            ["text"] = new JsonArray([.. table.RowTexts.Select(row => JsonValue.Create(row))]),
            ["nested"] = nested.Count == 0 ? null : Blocks(nested),
        };
    }

    private static JsonObject Text(DocumentText text) => new() { ["ko"] = text.Ko, ["en"] = text.En };

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Trimmed(JsonObject json)
    {
        foreach (var name in json.Where(p => p.Value is null).Select(p => p.Key).ToList())
            json.Remove(name);
        return json;
    }
}
