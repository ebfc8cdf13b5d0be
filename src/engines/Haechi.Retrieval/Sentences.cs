namespace Haechi.Retrieval;

/// <summary>Cuts text into sentences at line ends and closing marks; abbreviations and decimals stay whole.</summary>
public static class Sentences
{
    /// <summary>Start and length of each sentence, in order, without the space around it. Empty ones are left out.</summary>
    public static IReadOnlyList<(int Start, int Length)> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<(int, int)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsAt(text, i))
                continue;
            Add(text, start, i + 1, sentences);
            start = i + 1;
        }
        Add(text, start, text.Length, sentences);
        return sentences;
    }

    private static bool EndsAt(string text, int i) => text[i] switch
    {
        '\n' or '。' => true,
        '.' or '!' or '?' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) && !IsNumbering(text, i),
        _ => false,
    };

    // "1. 신청" begins a point, it does not end a sentence.
    private static bool IsNumbering(string text, int i) =>
        text[i] == '.' && i > 0 && char.IsAsciiDigit(text[i - 1]) && (i == 1 || char.IsWhiteSpace(text[i - 2]));

    private static void Add(string text, int start, int end, List<(int, int)> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add((start, end - start));
    }
}
