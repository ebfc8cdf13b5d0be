using System.Text.Json;

namespace Haechi.Text.Tests.Trade;

/// <summary>Ordinary Korean from the shared data, where it is present.</summary>
internal static class SharedText
{
    public static string? Find(string folder, string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "data", folder, file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Comments with the label 8: no hate in them.</summary>
    public static IReadOnlyList<string> CleanComments(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Where(cells => cells is [_, "8"]).Select(cells => cells[0])];

    public static IReadOnlyList<string> Paragraphs(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return [.. json.RootElement.GetProperty("data").EnumerateArray().SelectMany(article => article.GetProperty("paragraphs").EnumerateArray()).Select(paragraph => paragraph.GetProperty("context").GetString()!)];
    }
}
