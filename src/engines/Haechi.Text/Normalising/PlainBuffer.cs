using System.Buffers;

namespace Haechi.Text.Normalising;

/// <summary>Characters on their way to the plain form, each with the stretch of the original that it stands for.</summary>
internal sealed class PlainBuffer : IDisposable
{
    private char[] _signs = ArrayPool<char>.Shared.Rent(256);
    private int[] _from = ArrayPool<int>.Shared.Rent(256);
    private int[] _to = ArrayPool<int>.Shared.Rent(256);

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<char> Signs => _signs.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public (int From, int To) Of(int at) => (_from[at], _to[at]);

    public void Add(char sign, int from, int to)
    {
        if (Length == _signs.Length)
        {
            Grow();
        }

        (_signs[Length], _from[Length], _to[Length]) = (sign, from, to);
        Length++;
    }

    /// <summary>Puts one character for <paramref name="count"/> others, at a place at or before them, while a pass rewrites the buffer.</summary>
    public void Put(int target, char sign, int at, int count = 1) =>
        (_signs[target], _from[target], _to[target]) = (sign, _from[at], _to[at + count - 1]);

    /// <summary>Has the character before reach over one that is left out.</summary>
    public void Stretch(int target, int over) => _to[target] = _to[over];

    public void Cut(int length) => Length = length;

    public NormalText ToText() => new(new string(Signs), _from[..Length], _to[..Length]);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_signs);
        ArrayPool<int>.Shared.Return(_from);
        ArrayPool<int>.Shared.Return(_to);
    }

    private void Grow()
    {
        _signs = Larger(_signs);
        _from = Larger(_from);
        _to = Larger(_to);
    }

    private static T[] Larger<T>(T[] old)
    {
        var larger = ArrayPool<T>.Shared.Rent(old.Length * 2);
        old.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(old);
        return larger;
    }
}
