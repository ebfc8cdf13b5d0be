using System.Text;
using System.Text.Json;

namespace Haechi.Text;

/// <summary>How a file of labelled texts is written.</summary>
public enum LabelledForm
{
    /// <summary>One JSON object a line: <c>{"text":"…","labels":["…"]}</c>; optional <c>"known":["…"]</c> lists what else was asked, else all labels of the file.</summary>
    Lines,

    /// <summary>BEEP!: columns comments, contain_gender_bias, bias, hate. What it calls offensive counts as no hate: others draw the line there.</summary>
    Beep,

    /// <summary>One text a line, a bar, and 1 or 0.</summary>
    Curse,

    /// <summary>HateScore: CSV with comment, macrolabel, microlabel.</summary>
    HateScore,

    /// <summary>K-MHaS: columns document and label (0 to 7, comma-separated; 8 for none).</summary>
    KMHaS,
}

/// <summary>Reads files of labelled texts. A line that cannot be read is counted and left out.</summary>
public static class LabelledReader
{
    /// <summary>Label of whatever is hateful or abusive.</summary>
    public const string Hate = "hate";

    private static readonly string[] Fine = ["origin", "physical", "politics", "profanity", "age", "gender", "race", "religion"];

    private static readonly (string Word, string Label)[] HateScoreLabels =
    [
        ("지역", "origin"), ("종교", "religion"), ("여성", "gender"), ("남성", "gender"), ("성소수자", "gender"), ("연령", "age"), ("악플", "profanity"),
    ];

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="skipped">Lines that could not be read.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static IReadOnlyList<LabelledText> Read(string path, LabelledForm form, out int skipped)
    {
        var source = Path.GetFileNameWithoutExtension(path).Split('_')[0].ToLowerInvariant();
        using var reader = new StreamReader(path, Encoding.UTF8);
        var rows = (form switch
        {
            LabelledForm.Lines => JsonLines(reader, source),
            LabelledForm.Beep => Rows(reader, '\t').Skip(1).Select(cells => cells.Length < 4 ? null : Of(cells[0], source, (Hate, cells[3] == "hate"), ("gender", cells[2] == "gender"))),
            LabelledForm.Curse => Lines(reader).Select(line => line.LastIndexOf('|') is > 0 and var bar && line[(bar + 1)..].Trim() is "0" or "1" ? OfCurse(line, source) : null),
            LabelledForm.HateScore => Rows(reader, ',').Skip(1).Select(cells => cells.Length < 4 ? null : OfHateScore(cells, source)),
            _ => Rows(reader, '\t').Skip(1).Select(cells => cells.Length < 2 ? null : OfKMHaS(cells, source)),
        }).ToList();
        skipped = rows.Count(row => row is null);
        return [.. rows.OfType<LabelledText>()];
    }

    private static LabelledText Of(string text, string source, params (string Label, bool Is)[] labels) =>
        new(text, labels.ToDictionary(label => label.Label, label => label.Is), source);

    private static LabelledText OfCurse(string line, string source) =>
        Of(line[..line.LastIndexOf('|')], source, (Hate, line.TrimEnd().EndsWith('1')), ("profanity", line.TrimEnd().EndsWith('1')));

    private static LabelledText OfHateScore(string[] cells, string source)
    {
        var labels = HateScoreLabels.Select(pair => pair.Label).Distinct().ToDictionary(label => label, _ => false);
        foreach (var (word, label) in HateScoreLabels)
        {
            labels[label] |= cells[3].Contains(word, StringComparison.Ordinal);
        }

        labels[Hate] = cells[2] != "Clean";
        return new(cells[1], labels, source);
    }

    private static LabelledText? OfKMHaS(string[] cells, string source)
    {
        var numbers = cells[1].Split(',').Select(part => int.TryParse(part, out var number) ? number : -1).ToList();
        if (numbers.Any(number => number is < 0 or > 8))
        {
            return null;
        }

        var labels = Fine.Select((label, at) => (label, Is: numbers.Contains(at))).ToDictionary(pair => pair.label, pair => pair.Is);
        labels[Hate] = !numbers.Contains(8);
        return new(cells[0], labels, source);
    }

    private static IEnumerable<LabelledText?> JsonLines(StreamReader reader, string source)
    {
        var read = Lines(reader).Select(LabelledLine.Parse).ToList();
        var all = read.SelectMany(line => line?.Labels ?? []).ToHashSet();
        foreach (var line in read)
        {
            yield return line is null ? null : new LabelledText(line.Text, (line.Known ?? (IEnumerable<string>)all).Union(line.Labels).ToDictionary(label => label, line.Labels.Contains), source);
        }
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    // A field in quotes may hold separators, doubled quotes and line breaks.
    private static IEnumerable<string[]> Rows(StreamReader reader, char separator)
    {
        var cells = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            while (separator == ',' && line.Count(c => c == '"') % 2 == 1 && reader.ReadLine() is { } more)
            {
                line += "\n" + more;
            }

            cells.Clear();
            Split(line, separator, cells);
            yield return [.. cells];
        }
    }

    private static void Split(string line, char separator, List<string> cells)
    {
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"' && separator == ',')
            {
                quoted = !quoted;
            }
            else if (c == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
    }
}

/// <summary>One line of a file of labelled texts.</summary>
internal sealed record LabelledLine(string Text, IReadOnlyList<string> Labels, IReadOnlyList<string>? Known)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static LabelledLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LabelledLine>(line, Options) is { Text: not null, Labels: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
