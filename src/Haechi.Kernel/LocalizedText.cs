namespace Haechi.Kernel;

/// <summary>A text in the two languages of the console. Citizen pages for visitors carry their own tables.</summary>
/// <param name="Ko">Korean, the primary language.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Ko, string En)
{
    /// <summary>The text for a culture name such as <c>en-US</c>; anything that is not English reads Korean.</summary>
    public string For(string culture) =>
        culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Ko;

    /// <summary>The text for the current UI culture.</summary>
    public override string ToString() => For(System.Globalization.CultureInfo.CurrentUICulture.Name);
}
