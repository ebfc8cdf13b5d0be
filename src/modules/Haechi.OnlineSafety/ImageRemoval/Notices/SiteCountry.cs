namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>In which language and under whose law a site is written to, guessed from its name; the book of contacts and the worker override it.</summary>
internal static class SiteCountry
{
    private static readonly Dictionary<string, (string Language, Jurisdiction Law)> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kr"] = ("ko", Jurisdiction.Kr), ["한국"] = ("ko", Jurisdiction.Kr),
        ["jp"] = ("ja", Jurisdiction.Jp),
        ["cn"] = ("zh", Jurisdiction.Cn), ["hk"] = ("zh", Jurisdiction.Other), ["tw"] = ("zh", Jurisdiction.Other), ["mo"] = ("zh", Jurisdiction.Other),
        ["ru"] = ("ru", Jurisdiction.Ru), ["su"] = ("ru", Jurisdiction.Ru), ["рф"] = ("ru", Jurisdiction.Ru), ["by"] = ("ru", Jurisdiction.Other), ["kz"] = ("ru", Jurisdiction.Other),
        ["us"] = ("en", Jurisdiction.Us), ["com"] = ("en", Jurisdiction.Us), ["net"] = ("en", Jurisdiction.Us), ["org"] = ("en", Jurisdiction.Us),
        ["fr"] = ("fr", Jurisdiction.Eu), ["be"] = ("fr", Jurisdiction.Eu), ["lu"] = ("fr", Jurisdiction.Eu),
        ["es"] = ("es", Jurisdiction.Eu), ["mx"] = ("es", Jurisdiction.Other), ["ar"] = ("es", Jurisdiction.Other), ["cl"] = ("es", Jurisdiction.Other), ["co"] = ("es", Jurisdiction.Other), ["pe"] = ("es", Jurisdiction.Other),
        ["eu"] = ("en", Jurisdiction.Eu), ["de"] = ("en", Jurisdiction.Eu), ["nl"] = ("en", Jurisdiction.Eu), ["it"] = ("en", Jurisdiction.Eu), ["at"] = ("en", Jurisdiction.Eu),
        ["pl"] = ("en", Jurisdiction.Eu), ["se"] = ("en", Jurisdiction.Eu), ["dk"] = ("en", Jurisdiction.Eu), ["fi"] = ("en", Jurisdiction.Eu), ["ie"] = ("en", Jurisdiction.Eu), ["pt"] = ("en", Jurisdiction.Eu),
        ["cz"] = ("en", Jurisdiction.Eu), ["ro"] = ("en", Jurisdiction.Eu), ["hu"] = ("en", Jurisdiction.Eu), ["gr"] = ("en", Jurisdiction.Eu), ["bg"] = ("en", Jurisdiction.Eu),
    };

    /// <summary>English and no law in particular where the name says nothing.</summary>
    /// <param name="host">A host name, in Unicode or not.</param>
    public static (string Language, Jurisdiction Law) Of(string host)
    {
        var ending = host.TrimEnd('.').Split('.')[^1];
        if (ending.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
        {
            ending = ending.ToLowerInvariant() switch { "xn--3e0b707e" => "한국", "xn--p1ai" => "рф", _ => ending };
        }

        return ByEnding.TryGetValue(ending, out var known) ? known : ("en", Jurisdiction.Other);
    }
}
