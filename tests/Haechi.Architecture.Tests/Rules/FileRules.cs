using System.Text.RegularExpressions;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>What files look like.</summary>
public class FileRules
{
    private const int MostLines = 300;
    private static readonly string[] EmptyNames = ["Common", "Helper", "Helpers", "Manager", "Managers", "Util", "Utils", "Utility", "Utilities"];
    private static readonly string[] Binary = [".png", ".jpg", ".jpeg", ".woff", ".woff2", ".ico", ".db", ".zip", ".pdf"];

    [Fact]
    public void No_file_grows_beyond_what_one_can_read() => Rule.Holds(
        from file in Tree.Files
        where Path.GetExtension(file) is ".cs" or ".razor" or ".ts" or ".css" or ".mjs" && !file.Contains("/Migrations/", StringComparison.Ordinal)
        where File.ReadLines(Tree.Absolute(file)).Count() > MostLines
        select file,
        $"Split it: at most {MostLines} lines, better under 200.");

    [Fact]
    public void Names_say_what_a_thing_does() => Rule.Holds(
        Tree.Code.SelectMany(DeclaredNames).Where(n => Words(n.Name).Intersect(EmptyNames).Any()).Select(n => $"{n.File}: {n.Name}"),
        "Common, Helper, Manager and Util say nothing: name what it does.");

    [Fact]
    public void Folders_say_what_is_in_them() => Rule.Holds(
        Tree.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) || f.StartsWith("tests/", StringComparison.Ordinal))
            .Where(f => f.Split('/').SkipLast(1).SelectMany(folder => folder.Split('.').SelectMany(Words)).Intersect(EmptyNames).Any()),
        "Common, Helper, Manager and Util say nothing: name what is in it.");

    [Fact]
    public void Time_comes_from_a_clock_that_tests_can_set()
    {
        Tree.Text("Directory.Build.props").ShouldContain("BannedSymbols.txt");
        Tree.Text("BannedSymbols.txt").ShouldContain("P:System.DateTime.UtcNow");

        Rule.Holds(
            from file in Tree.Code
            where Regex.IsMatch(Tree.Text(file), @"\bDateTime(Offset)?\.(Utc)?Now\b|(pragma warning disable|NoWarn>).*RS0030")
            where file != $"tests/Haechi.Architecture.Tests/Rules/{nameof(FileRules)}.cs"
            select file,
            "Use TimeProvider; the ban is not switched off.");
    }

    [Fact]
    public void Nothing_tells_where_it_was_written()
    {
        string[] traces = ["/wor" + "k/", "/tmp/w" + "t/", "/roo" + "t/", "/home" + "/", "registry.npmjs" + ".org", "api.nuget" + ".org", "pypi" + ".org", "C:\\" + "Users"];

        Rule.Holds(
            from file in Tree.Files
            where !Binary.Contains(Path.GetExtension(file))
            from trace in traces
            where Tree.Text(file).Contains(trace, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {trace}",
            "No machine path and no package registry in the repository.");
    }

    [Fact]
    public void Nothing_is_left_for_later() => Rule.Holds(
        from file in Tree.Code
        where Regex.IsMatch(Tree.Text(file), @"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImplemented" + @"Exception)\b")
        select file,
        "Finish it or file an issue.");

    [Fact]
    public void Text_files_end_lines_with_a_line_feed() => Rule.Holds(
        from file in Tree.Files
        where !Binary.Contains(Path.GetExtension(file)) && Tree.Text(file).Contains('\r', StringComparison.Ordinal)
        select file,
        "Use LF.");

    private static IEnumerable<(string File, string Name)> DeclaredNames(string file) =>
        Regex.Matches(Tree.Text(file), @"^\s*(?:\w+\s+)*(?:class|record struct|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)
            .Select(m => (file, m.Groups[1].Value))
            .Append((file, Path.GetFileName(file).Split('.')[0]));

    private static IEnumerable<string> Words(string name) => Regex.Matches(name, "[A-Z][a-z0-9]*|[a-z]+").Select(m => m.Value);
}
