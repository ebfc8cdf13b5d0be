using Haechi.CitizenServices.SeoulTalk.Reports;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>A kind that a sentence seems to be about.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Spans">The words that say so.</param>
internal sealed record KindGuess(ReportKind Kind, double Confidence, IReadOnlyList<TextSpan> Spans);

internal enum MarkKind
{
    Kind,
    Place,
    Time,
    Plate,
}

/// <summary>A stretch of the sentence and what it was read as, for a page to mark.</summary>
internal readonly record struct Mark(MarkKind Kind, TextSpan Span);

/// <summary>What one free sentence of a citizen says about something to report.</summary>
/// <param name="Kinds">Possible kinds, the likeliest first; empty when nothing points to one.</param>
/// <param name="Place">Where.</param>
/// <param name="Time">When.</param>
/// <param name="Plate">Whose car.</param>
internal sealed record ReportReading(
    IReadOnlyList<KindGuess> Kinds, PlaceMention? Place, TimeExpression? Time, PlateNumber? Plate)
{
    public KindGuess? Best => Kinds.Count > 0 ? Kinds[0] : null;

    /// <summary>Everything that was understood, in order of appearance.</summary>
    public IReadOnlyList<Mark> Marks =>
    [
        .. (Best?.Spans ?? []).Select(s => new Mark(MarkKind.Kind, s))
            .Concat(Place is null ? [] : [new Mark(MarkKind.Place, Place.Span)])
            .Concat(Time is null ? [] : [new Mark(MarkKind.Time, Time.Span)])
            .Concat(Plate is null ? [] : [new Mark(MarkKind.Plate, Plate.Value.Span)])
            .OrderBy(m => m.Span.Start),
    ];
}

/// <summary>Reads kind, place, time and plate out of one sentence: "강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456".</summary>
internal sealed class ReportUnderstanding(ReportKinds kinds)
{
    private const double PlateWeight = 2;
    private const double HalfSure = 1.5;
    private const double Named = 3;
    private const int ShortestMisspelt = 3;

    public ReportReading Read(string text, DateTimeOffset now)
    {
        var plate = KoreanPlate.Find(text);
        return new ReportReading(Guess(text, plate), PlaceExpression.Find(text), KoreanTimeExpression.Find(text, now), plate);
    }

    private List<KindGuess> Guess(string text, PlateNumber? plate)
    {
        var compact = new CompactText(text);
        var matches = kinds.All.Select(k => (Kind: k, Match: Match(k, compact))).ToList();
        if (matches.All(m => m.Match.Score < Named))
            matches = [.. matches.Select(m => (m.Kind, m.Match.Score > 0 ? m.Match : MatchNearly(m.Kind, compact)))];
        var scored = matches
            .Select(s => (s.Kind, s.Match.Spans, Score: s.Match.Score + (plate is not null && s.Kind.Plate == Need.Needed ? PlateWeight : 0)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score)
            .ToList();
        var total = scored.Sum(s => s.Score);
        // Half of the sureness comes from how much was said, half from how much of it speaks for this kind.
        return [.. scored.Select(s => new KindGuess(
            s.Kind, s.Score / (s.Score + HalfSure) * (0.5 + 0.5 * s.Score / total), s.Spans))];
    }

    private static (double Score, List<TextSpan> Spans) Match(ReportKind kind, CompactText text)
    {
        var spans = new List<TextSpan>();
        var score = 0.0;
        foreach (var clue in kind.Clues)
        {
            var found = clue.Parts.Select(text.Find).ToList();
            if (found.Any(f => f is null))
                continue;
            // Further words for the same stretch add little: 가로등 must not count twice as 가로 등.
            var fresh = found.Any(f => !spans.Any(s => s.Overlaps(f!.Value)));
            score += fresh ? clue.Weight : clue.Weight * 0.25;
            foreach (var span in found)
                Add(spans, span!.Value);
        }
        return (score, spans);
    }

    /// <summary>When no kind is named, a name with one wrong letter counts.</summary>
    private static (double Score, List<TextSpan> Spans) MatchNearly(ReportKind kind, CompactText text)
    {
        foreach (var clue in kind.Clues)
        {
            if (clue is { Parts: [var word], Weight: >= Named } && word.Length >= ShortestMisspelt && text.FindNearly(word) is { } span)
                return (clue.Weight, [span]);
        }
        return (0, []);
    }

    private static void Add(List<TextSpan> spans, TextSpan span)
    {
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            if (!spans[i].Overlaps(span))
                continue;
            span = span.Join(spans[i]);
            spans.RemoveAt(i);
        }
        spans.Add(span);
    }
}
