using System.Globalization;
using Haechi.Platform.Configuration.Model;

namespace Haechi.Platform.Configuration.Checking;

/// <summary>Whether a text fits a setting.</summary>
internal static class ScalarRules
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? ProblemOf(string text, SettingNode node) => node.Kind switch
    {
        SettingKind.Flag => text is "true" or "false" ? null : "This is neither true nor false.",
        SettingKind.Choice => node.Choices.Contains(text, StringComparer.OrdinalIgnoreCase) ? null : "This is not one of the allowed values.",
        SettingKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? OutOf(node, whole) : "This is not a whole number.",
        SettingKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? OutOf(node, number) : "This is not a number.",
        _ => null,
    };

    private static string? OutOf(SettingNode node, double value) =>
        node.Range is { } range
        && (value < Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) || value > Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture))
            ? "This is out of range."
            : null;
}
