using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>Lays texts out in the few speech bubbles that a skill response may have, so that as little as possible is lost.</summary>
internal static class KakaoBubbles
{
    /// <summary>Most outputs of a skill response.</summary>
    public const int Most = 3;

    /// <summary>Most characters of one simple text.</summary>
    public const int Longest = 1000;

    private const string Between = "\n\n";

    /// <summary>One to three texts of at most a thousand characters each, in the same order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts)
    {
        var bubbles = texts.SelectMany(Pieces).ToList();
        while (bubbles.Count > Most)
        {
            if (ShortestPair(bubbles) is not { } at)
            {
                // Nothing fits together any more: the rest is left out, and the last bubble says so.
                bubbles[Most - 1] = Shortened.Head(bubbles[Most - 1], Longest - 1) + "…";
                return bubbles[..Most];
            }

            bubbles[at] += Between + bubbles[at + 1];
            bubbles.RemoveAt(at + 1);
        }

        return bubbles;
    }

    /// <summary>Where the two neighbours begin that are shortest together; null when no two fit into one.</summary>
    private static int? ShortestPair(List<string> bubbles)
    {
        var best = Enumerable.Range(0, bubbles.Count - 1).MinBy(i => bubbles[i].Length + bubbles[i + 1].Length);
        return bubbles[best].Length + Between.Length + bubbles[best + 1].Length <= Longest ? best : null;
    }

    /// <summary>A long text in pieces that end where a line or a sentence ends, if one does in their last third.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var rest = text.Trim();
        while (rest.Length > Longest)
        {
            var piece = Shortened.Head(rest, Longest);
            var end = Math.Max(piece.LastIndexOf('\n'), piece.LastIndexOf(". ", StringComparison.Ordinal) + 1);
            piece = end > Longest * 2 / 3 ? piece[..end] : piece;
            rest = rest[piece.Length..].TrimStart();
            yield return piece.TrimEnd();
        }

        if (rest.Length > 0)
        {
            yield return rest;
        }
    }
}
