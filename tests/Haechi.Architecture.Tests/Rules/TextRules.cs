using System.Text.RegularExpressions;
using System.Xml.Linq;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>Korean first, English second, nothing forgotten.</summary>
public class TextRules
{
    private static readonly string[] Korean = [.. Tree.Files.Where(f => f.EndsWith(".resx", StringComparison.Ordinal) && !Regex.IsMatch(f, @"\.[a-z]{2}\.resx$"))];

    [Fact]
    public void Every_text_exists_in_Korean_and_in_English()
    {
        var differences = Korean.SelectMany(file =>
        {
            var (ko, en) = (Texts(file), Texts(Regex.Replace(file, @"\.resx$", ".en.resx")));
            return ko.Keys.Except(en.Keys).Select(key => $"{file}: {key} is not in English")
                .Concat(en.Keys.Except(ko.Keys).Select(key => $"{file}: {key} is not in Korean"))
                .Concat(ko.Concat(en).Where(text => text.Value.Trim().Length == 0).Select(text => $"{file}: {text.Key} is empty"));
        });

        Rule.Holds(differences, "Add the text.");
    }

    [Fact]
    public void Both_languages_fill_in_the_same_places() => Rule.Holds(
        from file in Korean
        let english = Texts(Regex.Replace(file, @"\.resx$", ".en.resx"))
        from text in Texts(file)
        where english.TryGetValue(text.Key, out var other) && !Places(text.Value).SetEquals(Places(other))
        select $"{file}: {text.Key}",
        "Use the same {0}, {1} … in both languages.");

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var known = Korean.ToLookup(ProjectOf, file => Texts(file).Keys);

        Rule.Holds(
            from file in Tree.Code
            where file.StartsWith("src/", StringComparison.Ordinal)
            from Match asked in Regex.Matches(Tree.Text(file), """\b(?:L|texts|Texts|localizer|Localizer)\["([^"{}]+)"[\],]""")
            let keys = known[ProjectOf(file)].SelectMany(k => k).ToList()
            where keys.Count > 0 && !keys.Contains(asked.Groups[1].Value)
            select $"{file}: {asked.Groups[1].Value}",
            "Add the text to the resources of the project.");
    }

    private static string ProjectOf(string file) => Project.Shipped.FirstOrDefault(p => file.StartsWith(p.Folder + "/", StringComparison.Ordinal))?.Name ?? string.Empty;

    private static Dictionary<string, string> Texts(string file) => File.Exists(Tree.Absolute(file))
        ? XDocument.Parse(Tree.Text(file)).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? string.Empty)
        : [];

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\d+").Select(m => m.Value)];
}
