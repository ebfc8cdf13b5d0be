namespace Haechi.Text.Trade;

/// <summary>Chance that is the same on every machine and in every version (SplitMix64; Steele, Lea and Flood 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 to <paramref name="below"/> − 1.</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);

    /// <summary>True with this chance, in percent.</summary>
    public bool Falls(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Draw()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
