using System.Collections;

namespace Haechi.Signals.Networks;

/// <summary>A set of the links of one signal.</summary>
public sealed class LinkSet(int links)
{
    private readonly BitArray _bits = new(links);

    /// <summary>Whether the link is in it.</summary>
    public bool this[int link]
    {
        get => _bits[link];
        internal set => _bits[link] = value;
    }

    /// <summary>How many links there are in all.</summary>
    public int Width => _bits.Length;
}
