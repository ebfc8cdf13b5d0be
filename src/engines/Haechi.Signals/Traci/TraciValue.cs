using System.Globalization;

namespace Haechi.Signals.Traci;

/// <summary>A value that the simulator gave: a number, a text or a list of texts.</summary>
public readonly record struct TraciValue
{
    private readonly double _number;
    private readonly object? _other;

    internal TraciValue(double number) => (_number, _other) = (number, null);

    internal TraciValue(object other) => (_number, _other) = (double.NaN, other);

    /// <summary>The number; NaN when it is none.</summary>
    public double Number => _number;

    /// <summary>The text; a number as it is written; empty for a list.</summary>
    public string Text => _other as string ?? (_other is null ? _number.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>The list of texts; empty when it is none.</summary>
    public IReadOnlyList<string> Texts => _other as string[] ?? [];
}

/// <summary>What one subscription brought in one step.</summary>
/// <param name="Domain">What it speaks of.</param>
/// <param name="Id">Name of the vehicle, lane or signal.</param>
/// <param name="Values">The values in the order in which they were subscribed.</param>
public readonly record struct TraciResult(TraciDomain Domain, string Id, TraciValue[] Values);
