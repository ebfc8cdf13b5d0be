namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Tells whether a short message is one of a few words with a single wrong letter (jamo).</summary>
internal static class Spelling
{
    public static bool IsNear(string text, params ReadOnlySpan<string> words)
    {
        var letters = Decompose(text);
        foreach (var word in words)
        {
            if (OneApart(letters, Decompose(word)))
                return true;
        }
        return false;
    }

    private static string Decompose(string text) => text.Normalize(System.Text.NormalizationForm.FormD);

    private static bool OneApart(string a, string b)
    {
        if (a.Length > b.Length)
            return OneApart(b, a);
        if (b.Length - a.Length > 1)
            return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i])
            i++;
        return a.Length == b.Length
            ? i == a.Length || a.AsSpan(i + 1).SequenceEqual(b.AsSpan(i + 1))
            : a.AsSpan(i).SequenceEqual(b.AsSpan(i + 1));
    }
}
