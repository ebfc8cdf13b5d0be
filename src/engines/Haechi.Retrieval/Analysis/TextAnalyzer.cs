namespace Haechi.Retrieval.Analysis;

/// <summary>
/// Reads text of any script into terms. Hangul words give their stem and their syllable pairs, so that a wrong cut, a compound
/// or a missing space costs a part of the word and never the whole.
/// </summary>
internal static class TextAnalyzer
{
    /// <summary>Longest word whose stem is a term; of longer runs the pairs remain.</summary>
    public const int LongestWord = 40;

    /// <summary>Folds every character; the result has the length of the text.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++)
            folded[i] = Characters.Fold(text[i]);
    }

    /// <summary>Adds the terms of a folded text.</summary>
    public static void Read(ReadOnlySpan<char> folded, TermBuffer terms)
    {
        var at = 0;
        while (at < folded.Length)
        {
            var script = Characters.Of(folded[at]);
            if (script is Script.None or Script.Jamo)
            {
                at++;
                continue;
            }
            var end = EndOfRun(folded, at, script);
            at = Add(folded, at, end, script, terms);
            terms.NextWord();
        }
    }

    /// <summary>The first character after the run of one script that begins at <paramref name="at"/>.</summary>
    public static int EndOfRun(ReadOnlySpan<char> folded, int at, Script script)
    {
        while (++at < folded.Length && Characters.Of(folded[at]) == script)
        {
        }
        return at;
    }

    private static int Add(ReadOnlySpan<char> text, int at, int end, Script script, TermBuffer terms)
    {
        switch (script)
        {
            case Script.Hangul:
                AddStem(text, at, end, terms);
                AddPairs(text, at, end, terms);
                return end;
            case Script.Ideograph:
                if (end - at == 1)
                    terms.Add(TermKey.Single(text[at]), at, 1);
                AddPairs(text, at, end, terms);
                return end;
            case Script.Digit:
                return AddNumber(text, at, terms);
            case Script.Cluster:
                AddClusters(text, at, end, terms);
                return end;
            default:
                AddWord(text, at, end, terms);
                return end;
        }
    }

    private static void AddStem(ReadOnlySpan<char> text, int at, int end, TermBuffer terms)
    {
        if (end - at > LongestWord)
            return;
        var word = text[at..end];
        var stem = Stemmer.StemLength(word);
        terms.Add(stem == 1 ? TermKey.Single(word[0]) : TermKey.Of(TermClass.Stem, word[..stem]), at, stem);
        // 고양이 may be a cat or 고양 with its particle: both stay findable.
        if (stem == word.Length - 1 && stem <= 3)
            terms.Add(TermKey.Of(TermClass.Stem, word), at, word.Length);
    }

    private static void AddPairs(ReadOnlySpan<char> text, int at, int end, TermBuffer terms)
    {
        for (var i = at; i + 2 <= end; i++)
            terms.Add(TermKey.Pair(text[i], text[i + 1]), i, 2);
    }

    private static int AddNumber(ReadOnlySpan<char> text, int at, TermBuffer terms)
    {
        Span<char> value = stackalloc char[NumberReading.BufferSize];
        var length = NumberReading.Read(text, at, value, out var end);
        terms.Add(TermKey.Of(TermClass.Number, value[..length]), at, Math.Min(end - at, ushort.MaxValue));
        var unit = NumberReading.Unit(text, end);
        if (unit.Length > 0)
            terms.Add(TermKey.Of(TermClass.Quantity, value[..length], unit), at, Math.Min(end - at, ushort.MaxValue));
        return end;
    }

    private static void AddWord(ReadOnlySpan<char> text, int at, int end, TermBuffer terms)
    {
        var word = text.Slice(at, Math.Min(end - at, LongestWord));
        terms.Add(TermKey.Of(TermClass.Word, word[..LatinStem(word)]), at, word.Length);
    }

    /// <summary>English plurals and possessives lose their s; nothing else is cut.</summary>
    private static int LatinStem(ReadOnlySpan<char> word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && word[0] < 0x80 ? word.Length - 1 : word.Length;

    private static void AddClusters(ReadOnlySpan<char> text, int at, int end, TermBuffer terms)
    {
        var first = at;
        var second = EndOfCluster(text, first, end);
        if (second == end)
            terms.Add(TermKey.Of(TermClass.Clusters, text[first..Math.Min(end, first + LongestWord)]), first, Math.Min(end - first, LongestWord));
        while (second < end)
        {
            var stop = EndOfCluster(text, second, end);
            var length = Math.Min(stop - first, LongestWord);
            terms.Add(TermKey.Of(TermClass.Clusters, text.Slice(first, length)), first, length);
            (first, second) = (second, stop);
        }
    }

    /// <summary>A letter with the marks that sit on it.</summary>
    private static int EndOfCluster(ReadOnlySpan<char> text, int at, int end)
    {
        while (++at < end && Characters.IsMark(text[at]))
        {
        }
        return at;
    }
}
