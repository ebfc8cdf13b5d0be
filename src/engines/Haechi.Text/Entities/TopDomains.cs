using System.Collections.Frozen;

namespace Haechi.Text.Entities;

/// <summary>Ends of addresses that posts use. Not the whole register: an unknown end is more often a sentence without a space.</summary>
internal static class TopDomains
{
    private static readonly string[] Frequent = ["com", "net", "kr", "co", "org", "me", "xyz", "컴", "넷"];

    private static readonly FrozenSet<string> All = """
        com net org kr co io me xyz top site shop club info biz cc tv to gg ly app dev link live vip win bet asia online
        store pro us cn jp ru hk tw ph vn th in id la im so be ai la pw ws ink fun icu life world space website tech cafe
        casino poker games lol one news blog wiki page today center email agency services solutions group network cloud
        edu gov mil int eu uk de fr it es nl at ch se no fi dk pl pt gr ca au nz br mx sg my
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Known(string label) => All.Contains(label);

    /// <summary>Whether one of the most frequent ends stands here as a word of its own.</summary>
    public static bool Common(string text, int at)
    {
        foreach (var end in Frequent)
        {
            var stop = at + end.Length;
            if (stop <= text.Length && text.AsSpan(at, end.Length).SequenceEqual(end) && (stop == text.Length || !char.IsAsciiLetterOrDigit(text[stop])))
            {
                return true;
            }
        }

        return false;
    }
}
