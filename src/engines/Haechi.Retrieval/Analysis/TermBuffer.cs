namespace Haechi.Retrieval.Analysis;

/// <summary>A term of a text: its key, and the stretch of the folded text that it stands for.</summary>
internal readonly record struct TextTerm(ulong Key, int Start, ushort Length, ushort Word);

/// <summary>The terms of one text. Reused from text to text, so that analysis allocates nothing.</summary>
internal sealed class TermBuffer
{
    private TextTerm[] _terms = new TextTerm[512];

    public int Count { get; private set; }

    /// <summary>How many words were read.</summary>
    public int Words { get; private set; }

    public ReadOnlySpan<TextTerm> Terms => _terms.AsSpan(0, Count);

    public void Clear() => (Count, Words) = (0, 0);

    public void NextWord() => Words++;

    public void Add(ulong key, int start, int length)
    {
        if (Count == _terms.Length)
            Array.Resize(ref _terms, Count * 2);
        _terms[Count++] = new TextTerm(key, start, (ushort)length, (ushort)Math.Min(Words, ushort.MaxValue));
    }
}
