using System.Text.RegularExpressions;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>Pages that keep to a strict content security policy, stay in the house and speak both languages.</summary>
public class PageRules
{
    private static readonly string[] Razor = [.. Tree.Code.Where(f => f.EndsWith(".razor", StringComparison.Ordinal) && f.StartsWith("src/", StringComparison.Ordinal))];
    private static readonly string[] Web = [.. Tree.Files.Where(f => f.StartsWith("web/", StringComparison.Ordinal) && Path.GetExtension(f) is ".ts" or ".css" or ".svg" or ".html")];

    [Fact]
    public void No_page_holds_a_script_a_style_or_a_handler_of_its_own() => Rule.Holds(
        from file in Razor
        let markup = Markup(file)
        where Regex.IsMatch(markup, """<script(?![^>]*\bsrc=)|<style\b|\sstyle="|\son[a-z]+="|javascript:""")
        select file,
        "The policy is default-src 'self': put scripts and styles into web/, bind events with @on….");

    [Fact]
    public void No_page_asks_another_host() => Rule.Holds(
        from file in Razor.Concat(Web)
        from Match address in Regex.Matches(Markup(file), """(?:src|href|action)=["']?(?:https?:)?//[^"'\s>]+|url\(\s*["']?(?:https?:)?//[^)]+|fetch\(\s*["'`]https?://[^"'`]+""")
        select $"{file}: {address.Value}",
        "Bundle it, or leave it out: the closed network is the normal case.");

    [Fact]
    public void Pages_speak_through_resources() => Rule.Holds(
        from file in Razor
        where Regex.IsMatch(Markup(file), @"[\uAC00-\uD7A3]")
        select file,
        "Move the Korean text to a resource with an English one beside it.");

    /// <summary>The file without comments.</summary>
    private static string Markup(string file) =>
        Regex.Replace(Tree.Text(file), @"@\*.*?\*@|<!--.*?-->|/\*.*?\*/|^\s*//.*?$|///.*?$", string.Empty, RegexOptions.Singleline | RegexOptions.Multiline);
}
