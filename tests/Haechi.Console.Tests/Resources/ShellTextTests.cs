using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Haechi.Console.Resources;

namespace Haechi.Console.Tests.Resources;

public sealed partial class ShellTextTests
{
    private static readonly Dictionary<string, string> Korean = Read("ko");
    private static readonly Dictionary<string, string> English = Read("en");

    [Fact]
    public void Both_languages_have_the_same_texts() => English.Keys.ShouldBe(Korean.Keys, ignoreOrder: true);

    [Fact]
    public void A_text_takes_the_same_values_in_both_languages()
    {
        foreach (var (key, korean) in Korean)
        {
            Places(English[key]).ShouldBe(Places(korean), ignoreOrder: true, key);
        }
    }

    [Fact]
    public void No_text_is_empty() => Korean.Concat(English).ShouldAllBe(text => text.Value.Trim().Length > 0);

    private static IEnumerable<string> Places(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct();

    private static Dictionary<string, string> Read(string language)
    {
        var manager = new ResourceManager(typeof(Shell));
        var culture = language == "ko" ? CultureInfo.InvariantCulture : new CultureInfo(language);
        return manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
