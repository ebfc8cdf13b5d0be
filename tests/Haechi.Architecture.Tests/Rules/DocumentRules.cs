using System.Text.RegularExpressions;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>Documents that stay true.</summary>
public class DocumentRules
{
    private static readonly string[] Documents = [.. Tree.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal))];
    private static readonly string[] Decisions = [.. Documents.Where(f => Regex.IsMatch(f, @"^docs/adr/\d"))];

    [Fact]
    public void Every_link_leads_somewhere() => Rule.Holds(
        from document in Documents
        from target in Links(Tree.Text(document))
        where !Resolves(document, target)
        select $"{document}: {target}",
        "Mend or remove the link.");

    [Fact]
    public void Decisions_are_numbered_without_a_double_and_titled_with_their_number() => Rule.Holds(
        from decision in Decisions
        let number = Regex.Match(decision, @"^docs/adr/(\d{4})-[a-z0-9-]+\.md$").Groups[1].Value
        where number.Length == 0
            || !Regex.IsMatch(Tree.Text(decision), $@"\A# (ADR )?{number}\W")
            || Decisions.Count(d => d.StartsWith($"docs/adr/{number}-", StringComparison.Ordinal)) > 1
        select decision,
        "Name it docs/adr/NNNN-what-was-decided.md, begin it with '# NNNN …', use each number once.");

    [Fact]
    public void Every_decision_is_listed()
    {
        var list = Tree.Text("docs/adr/README.md");

        Decisions.Length.ShouldBeGreaterThanOrEqualTo(5);
        Rule.Holds(Decisions.Where(d => !list.Contains($"({Path.GetFileName(d)})", StringComparison.Ordinal)), "List it in docs/adr/README.md.");
    }

    [Fact]
    public void Every_decision_says_what_was_rejected() => Rule.Holds(
        Decisions.Where(d => !Regex.IsMatch(Tree.Text(d), "^#+ .*(Rejected|Alternatives|Options)", RegexOptions.Multiline | RegexOptions.IgnoreCase)),
        "Add a section on the options that were rejected and why.");

    [Fact]
    public void Every_service_has_a_page() => Rule.Holds(
        from id in Running.House.Manifests.Select(m => m.Id)
        where !Documents.Contains($"docs/services/{id}.md")
        select id,
        "Write docs/services/<id>.md.");

    private static IEnumerable<string> Links(string markdown) =>
        Regex.Matches(Regex.Replace(markdown, @"```.*?```|`[^`\n]*`", string.Empty, RegexOptions.Singleline), @"\]\(\s*<?([^)\s>]+)>?[^)]*\)")
            .Select(m => m.Groups[1].Value)
            .Where(t => !Regex.IsMatch(t, "^[a-z]+:", RegexOptions.IgnoreCase));

    private static bool Resolves(string document, string target)
    {
        var parts = Uri.UnescapeDataString(target).Split('#', 2);
        var file = parts[0].Length == 0 ? document : Tree.Relative(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Tree.Absolute(document))!, parts[0])));
        if (!File.Exists(Tree.Absolute(file)))
        {
            return Directory.Exists(Tree.Absolute(file)) && parts.Length == 1;
        }

        return parts.Length == 1 || !file.EndsWith(".md", StringComparison.Ordinal) || Anchors(Tree.Text(file)).Contains(parts[1]);
    }

    /// <summary>Anchors as repository hosts make them from headings.</summary>
    private static IEnumerable<string> Anchors(string markdown) =>
        Regex.Matches(markdown, @"^#+\s+(.+?)\s*$", RegexOptions.Multiline)
            .Select(m => Regex.Replace(m.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", string.Empty).Replace(' ', '-'));
}
