namespace Haechi.Text;

/// <summary>A text in plain form, and where each of its characters comes from.</summary>
public sealed class NormalText
{
    private readonly int[] _from;
    private readonly int[] _to;

    internal NormalText(string text, int[] from, int[] to) => (Text, _from, _to) = (text, from, to);

    /// <summary>The plain form.</summary>
    public string Text { get; }

    /// <summary>Where a stretch of the plain form stands in the original.</summary>
    /// <param name="start">First character of the plain form.</param>
    /// <param name="length">Number of its characters, 1 or more.</param>
    /// <returns>Start and length in UTF-16 units of the original; it covers what was left out in between.</returns>
    public (int Start, int Length) Original(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Text.Length);
        return (_from[start], _to[start + length - 1] - _from[start]);
    }
}
