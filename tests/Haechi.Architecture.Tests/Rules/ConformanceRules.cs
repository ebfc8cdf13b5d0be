using System.Text.RegularExpressions;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>One suite per port, and nobody skips one.</summary>
public class ConformanceRules
{
    [Fact]
    public void Every_conformance_suite_runs_on_both_databases()
    {
        var tests = Tree.Code.Where(f => f.StartsWith("tests/", StringComparison.Ordinal)).Select(Tree.Text).ToList();
        var suites = tests.SelectMany(t => Regex.Matches(t, @"\babstract (?:partial )?class (\w+Conformance)\b")).Select(m => m.Groups[1].Value).ToList();

        Rule.Holds(
            from suite in suites
            where !tests.Any(t => Regex.IsMatch(t, $@"\babstract (?:partial )?class \w+Conformance(\([^)]*\))? : {suite}\b")) // what suites share is no suite
            from database in new[] { "Sqlite", "Postgres" }
            where !tests.Any(t => Regex.IsMatch(t, $@"\bclass \w*{database}\w*(\([^)]*\))? : {suite}\b"))
            select $"{suite} on {database}",
            "Inherit the suite in a class named after the database.");
    }

    [Fact]
    public void Every_area_has_a_context_and_migrations_for_both_databases() => Rule.Holds(
        from file in Tree.Code
        where file.StartsWith("src/", StringComparison.Ordinal)
        from Match area in Regex.Matches(Tree.Text(file), @"\babstract class (\w+)Db\b.*?: AreaDb\b", RegexOptions.Singleline)
        where area.Groups[1].Value != "Area"
        from database in new[] { "Sqlite", "Postgres" }
        let folder = $"{Path.GetDirectoryName(file)!.Replace('\\', '/')}/Migrations/{database}/"
        where !Tree.Files.Any(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith($"{database}{area.Groups[1].Value}DbModelSnapshot.cs", StringComparison.Ordinal))
        select $"{area.Groups[1].Value} on {database}",
        "Add the migrations of the area for that database.");
}
