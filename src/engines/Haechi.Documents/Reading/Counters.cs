namespace Haechi.Documents.Reading;

/// <summary>Running numbers of the lists of one document.</summary>
internal sealed class Counters
{
    private const int Levels = 10;
    private readonly Dictionary<string, int[]> _lists = new(StringComparer.Ordinal);

    /// <summary>Counts one item of a list and gives the numbers of its level and those above it; deeper levels begin anew.</summary>
    /// <param name="list">Identity of the list.</param>
    /// <param name="level">From 0.</param>
    /// <param name="start">First number of a level.</param>
    public ReadOnlySpan<int> Next(string list, int level, Func<int, int> start)
    {
        level = Math.Clamp(level, 0, Levels - 1);
        if (!_lists.TryGetValue(list, out var numbers))
        {
            numbers = new int[Levels];
            Array.Fill(numbers, int.MinValue);
            _lists.Add(list, numbers);
        }

        for (var above = 0; above < level; above++)
            numbers[above] = numbers[above] == int.MinValue ? start(above) : numbers[above];
        numbers[level] = numbers[level] == int.MinValue ? start(level) : numbers[level] + 1;
        Array.Fill(numbers, int.MinValue, level + 1, Levels - level - 1);
        return numbers.AsSpan(0, level + 1);
    }
}
