using System.Text.RegularExpressions;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Running;

/// <summary>Whatever is written into the trail can be found by the audit page's filter.</summary>
public partial class AuditRules
{
    [Fact]
    public void Groups_are_unique_named_and_prefixes()
    {
        House.AuditGroups.Select(g => g.Prefix).ShouldBeUnique();
        House.AuditGroups.ShouldAllBe(g => g.Prefix.EndsWith('.') && g.Title.Ko.Length > 0 && g.Title.En.Length > 0);
    }

    [Fact]
    public void Every_act_that_is_written_belongs_to_a_group()
    {
        // Acts stand as texts in the files that audit, or in the constants that those name.
        var acts = Tree.Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal))
            .Select(f => (File: f, Text: Tree.Text(f)))
            .Where(f => f.Text.Contains("Audit(", StringComparison.Ordinal) || f.Text.Contains("AuditNote(", StringComparison.Ordinal) || ActConstant().IsMatch(f.Text))
            .SelectMany(f => Act().Matches(f.Text).Select(m => (f.File, Act: m.Groups[1].Value)))
            .ToList();
        acts.Count.ShouldBeGreaterThan(40);

        Rule.Holds(
            acts.Where(a => !House.AuditGroups.Any(g => a.Act.StartsWith(g.Prefix, StringComparison.Ordinal))).Select(a => $"{a.File}: {a.Act}").Distinct(),
            "Name the group of the act with services.AddAuditGroup(new(\"prefix.\", new(\"…\", \"…\"))).");
    }

    [GeneratedRegex("\"((?!demo-accounts)[a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Act();

    [GeneratedRegex("const string \\w*Act = \"")]
    private static partial Regex ActConstant();
}
