using System.Globalization;
using Haechi.Kernel;
using Haechi.Platform.Configuration.Model;
using Haechi.Platform.Configuration.Sources;
using Microsoft.Extensions.Configuration;

namespace Haechi.Platform.Configuration;

/// <summary>Every setting as it is in force, with where it comes from; secrets only as set or not.</summary>
public sealed class EffectiveSettings(SettingsLoader loader, IConfiguration configuration)
{
    /// <summary>The configuration file; null when there is none.</summary>
    public string? File => loader.File;

    /// <summary>Reads all, by key.</summary>
    public IReadOnlyList<EffectiveSetting> Read() => [.. Walk(loader.Model, "", "").OrderBy(setting => setting.Key, StringComparer.Ordinal)];

    private IEnumerable<EffectiveSetting> Walk(SettingNode node, string path, string key) => node.Kind switch
    {
        SettingKind.Object => node.Children.Values.Where(child => child.FileOfSegment is null).SelectMany(child => Walk(child, Join(path, child.Segment, ':'), Join(key, child.Name, '.'))),
        SettingKind.Map when node.Element is { } element => configuration.GetSection(path).GetChildren().SelectMany(child => Walk(element, child.Path, Join(key, child.Key, '.'))),
        _ => [Leaf(node, path, key)],
    };

    private EffectiveSetting Leaf(SettingNode node, string path, string key)
    {
        var section = configuration.GetSection(path);
        var items = node.Kind == SettingKind.List ? section.GetChildren().Select(child => child.Value ?? "{…}").ToList() : [];
        var value = items.Count > 0 ? string.Join(", ", items) : section.Value;
        var shown = node.Secret ? null : value ?? Text(node.Default);
        return new EffectiveSetting(key, shown, OriginOf(items.Count > 0 ? section.GetChildren().First().Path : path), node.Secret, value is not null, MeaningOf(node));
    }

    private static LocalizedText? MeaningOf(SettingNode node) =>
        node.Description is { } english ? new LocalizedText(node.Korean ?? english, english) : null;

    private SettingOrigin OriginOf(string path)
    {
        var giver = (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(path, out _));
        return giver is null ? SettingOrigin.Default : loader.OriginOf(giver);
    }

    private static string Join(string head, string tail, char separator) => head.Length == 0 ? tail : head + separator + tail;

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "true" : "false",
        Enum choice => choice.ToString().ToLowerInvariant(),
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => string.Join(", ", list.Cast<object?>()) is { Length: > 0 } text ? text : null,
        _ => null,
    };
}

/// <summary>Where a value comes from; a later one wins over an earlier one.</summary>
public enum SettingOrigin
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>Files that ship with the product.</summary>
    Product,

    /// <summary><c>haechi.yaml</c>.</summary>
    File,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>An option of the command, or what the start derived from it.</summary>
    CommandLine,
}

/// <summary>One setting in force.</summary>
/// <param name="Key">Dotted key as it is written in the file.</param>
/// <param name="Value">Its value; null for none and for every secret.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Secret">Whether it is a secret.</param>
/// <param name="Present">Whether anything sets it.</param>
/// <param name="Meaning">What it means; null for an undocumented one.</param>
public sealed record EffectiveSetting(string Key, string? Value, SettingOrigin Origin, bool Secret, bool Present, LocalizedText? Meaning);
