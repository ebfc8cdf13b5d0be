using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Configuration.Model;

/// <summary>What a setting holds.</summary>
internal enum SettingKind
{
    Object,
    Map,
    List,
    Text,
    Flag,
    Integer,
    Number,
    Choice,
}

/// <summary>One key of the configuration: what may stand there.</summary>
internal sealed record SettingNode
{
    /// <summary>Key in the file, snake_case; empty for the root and for elements of lists and maps.</summary>
    public required string Name { get; init; }

    /// <summary>Segment of the configuration path that the binder expects.</summary>
    public required string Segment { get; init; }

    public required SettingKind Kind { get; init; }

    /// <summary>Keys below an object.</summary>
    public ImmutableDictionary<string, SettingNode> Children { get; init; } = ImmutableDictionary<string, SettingNode>.Empty;

    /// <summary>Element of a list or a map.</summary>
    public SettingNode? Element { get; init; }

    public ImmutableArray<string> Choices { get; init; } = [];

    public RangeAttribute? Range { get; init; }

    public bool Secret { get; init; }

    /// <summary>For <c>x_file</c> keys: the secret whose content the named file holds.</summary>
    public string? FileOfSegment { get; init; }

    public object? Default { get; init; }

    public string? Description { get; init; }

    /// <summary>The same in Korean; null where <see cref="KoreanAttribute"/> is missing.</summary>
    public string? Korean { get; init; }

    /// <summary>What may stand here, for people.</summary>
    public string? Allowed => Kind switch
    {
        SettingKind.Flag => "true, false",
        SettingKind.Choice => string.Join(", ", Choices),
        SettingKind.Integer or SettingKind.Number when Range is { } range => FormattableString.Invariant($"{range.Minimum} to {range.Maximum}"),
        SettingKind.Integer => "a whole number",
        SettingKind.Number => "a number",
        SettingKind.List => "a list",
        SettingKind.Object => string.Join(", ", Children.Keys.Order(StringComparer.Ordinal)),
        _ => null,
    };
}
