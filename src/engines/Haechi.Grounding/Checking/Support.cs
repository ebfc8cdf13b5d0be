using System.Text.RegularExpressions;

namespace Haechi.Grounding.Checking;

/// <summary>
/// Whether passages say what a sentence says. A sentence stands when one sentence, row or pair of neighbours of a passage
/// that it cites holds all its numbers and enough of its words, gives every address in it, and does not deny what it states.
/// It errs towards dropping: the fee of one row beside the certificate of another does not stand.
/// </summary>
internal sealed partial class Support
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly IReadOnlyList<IReadOnlyList<Evidence>> _evidence;
    private readonly double _coverage;

    public Support(IReadOnlyList<Passage> passages, double coverage)
    {
        _passages = passages;
        _coverage = coverage;
        _evidence = [.. passages.Select(Evidence.Of)];
    }

    /// <summary>Judges a sentence by the passages that it cites, counted from 1.</summary>
    public GroundingEvent Judge(string sentence, IReadOnlyList<int> cited)
    {
        var known = cited.Where(n => n >= 1 && n <= _passages.Count).Distinct().ToList();
        if (known.Count == 0)
            return new SentenceDropped(sentence, DropReason.NoCitation);
        var claim = new Claim(Words.Of(sentence), Numbers.Of(sentence), Polarity.Denies(sentence), AddressesOf(sentence));
        var reasons = known.Select(n => (Number: n, Why: Against(claim, n - 1))).ToList();
        var supporting = reasons.Where(r => r.Why is null).Select(r => _passages[r.Number - 1].Id).ToList();
        return supporting.Count > 0
            ? new SentenceKept(sentence, supporting)
            : new SentenceDropped(sentence, reasons[0].Why!.Value);
    }

    private DropReason? Against(Claim claim, int passage)
    {
        if (!claim.Addresses.All(a => _passages[passage].Text.Contains(a, StringComparison.OrdinalIgnoreCase)))
            return DropReason.Address;
        var windows = Windows(_evidence[passage]).Where(e => claim.Words.Count > 0 && Covered(claim.Words, e) >= _coverage).ToList();
        if (windows.Count == 0)
            return DropReason.Words;
        windows = [.. windows.Where(e => claim.Numbers.All(e.Numbers.Contains))];
        if (windows.Count == 0)
            return DropReason.Number;
        return windows.Exists(e => Pieces.Of(e.Text).Any(piece => Polarity.Denies(piece) == claim.Denies)) ? null : DropReason.Negation;
    }

    private static IEnumerable<Evidence> Windows(IReadOnlyList<Evidence> pieces)
    {
        foreach (var piece in pieces)
            yield return piece;
        // Rows of a table are not joined: their cells belong to their own row.
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (IsSentence(pieces[i].Text) && IsSentence(pieces[i + 1].Text))
                yield return pieces[i].With(pieces[i + 1]);
        }
    }

    private static bool IsSentence(string text) => text[^1] is '.' or '!' or '?' or '。';

    private static double Covered(IReadOnlyList<string> words, Evidence evidence) =>
        (double)words.Count(w => Words.Holds(evidence.Squeezed, w)) / words.Count;

    private static IReadOnlyList<string> AddressesOf(string sentence) =>
        [.. Address().Matches(sentence).Select(m => m.Value.TrimEnd('.', ',', ')'))];

    private sealed record Claim(IReadOnlyList<string> Words, IReadOnlyList<string> Numbers, bool Denies, IReadOnlyList<string> Addresses);

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""']+|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+|\b[a-z0-9\-]+\.(?:go\.kr|or\.kr|co\.kr|com|net|org|kr)\b[^\s가-힣]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
