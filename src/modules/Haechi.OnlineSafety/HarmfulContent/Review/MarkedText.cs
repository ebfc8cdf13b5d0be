using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Review;

/// <summary>Cuts a post into pieces: words that spoke, contacts (masked), and the rest.</summary>
internal static class MarkedText
{
    /// <summary>Characters that are shown; the rest is read by opening the whole.</summary>
    public const int Shown = 3_000;

    /// <summary>Characters of an excerpt.</summary>
    public const int ExcerptLength = 80;

    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<TradeSpan> spans, IReadOnlyList<MarkRow> marks)
    {
        var end = Math.Min(text.Length, Shown);
        var personal = marks.Where(mark => EntityMask.IsPersonal(mark.Kind)).OrderBy(mark => mark.Start).ToArray();
        var (pieces, at) = (new List<TextPiece>(), 0);
        foreach (var mark in personal.Where(mark => mark.Start < end && mark.Start + mark.Length <= text.Length))
        {
            Cut(pieces, text, at, mark.Start, spans);
            pieces.Add(new(mark.Masked, 0, true));
            at = mark.Start + mark.Length;
        }

        Cut(pieces, text, at, end, spans);
        if (text.Length > Shown)
        {
            pieces.Add(new(" …", 0, false));
        }

        return pieces;
    }

    /// <summary>At most <see cref="ExcerptLength"/> characters in one line, with the loudest word among the first.</summary>
    public static string Excerpt(IReadOnlyList<TextPiece> pieces)
    {
        var loudest = pieces.Count == 0 ? null : pieces.MaxBy(piece => piece.Spoke);
        var before = string.Concat(pieces.TakeWhile(piece => piece != loudest).Select(piece => piece.Text));
        var line = string.Join(' ', string.Concat(pieces.Select(piece => piece.Text)).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        var from = Math.Max(0, string.Join(' ', before.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Length - (ExcerptLength / 3));
        from = line.Length <= ExcerptLength ? 0 : Math.Min(from, line.Length - ExcerptLength);
        var (start, end) = (Whole(line, from), Whole(line, Math.Min(line.Length, from + ExcerptLength)));
        return $"{(start > 0 ? "…" : "")}{line[start..end]}{(end < line.Length ? "…" : "")}";
    }

    // A cut must not split a pair.
    private static int Whole(string line, int at) => at > 0 && at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;

    private static void Cut(List<TextPiece> pieces, string text, int from, int to, IReadOnlyList<TradeSpan> spans)
    {
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            var (start, end) = (Math.Max(from, span.Start), Math.Min(to, span.Start + span.Length));
            if (start >= end)
            {
                continue;
            }

            Add(pieces, text, from, start, 0);
            Add(pieces, text, start, end, span.Weight);
            from = end;
        }

        Add(pieces, text, from, to, 0);
    }

    // What the scanners did not take for a contact may still hold a resident number or an e-mail address.
    private static void Add(List<TextPiece> pieces, string text, int from, int to, float spoke)
    {
        if (from < to)
        {
            pieces.Add(new(Mask.Text(text[from..to]), spoke, false));
        }
    }
}
