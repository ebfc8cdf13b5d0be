using Haechi.Text;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>A word to look for: a keyword itself or an accepted form of it.</summary>
internal sealed record WantedWord(Guid KeywordId, string Category, string Word);

/// <summary>A keyword in a text.</summary>
/// <param name="Wanted">What was looked for.</param>
/// <param name="Start">First character in the original (UTF-16).</param>
/// <param name="Length">Characters of the original, with what was put in between.</param>
internal sealed record SpottedWord(WantedWord Wanted, int Start, int Length);

/// <summary>
/// Finds all wanted words of a text at once: in its plain form, and where signs, or a space after each syllable, were put between
/// their letters. A word of up to three letters must begin a word of the text and end it, particles and words of trade aside: 아이스 is not found
/// in 아이스크림. It can be used by several threads.
/// </summary>
internal sealed class KeywordSpotter
{
    private const int MostSpotted = 50;
    private const int ShortWord = 3;

    // What may follow a short word without making another word of it.
    private static readonly string[] Tails =
    [
        "은", "는", "이", "가", "을", "를", "도", "만", "로", "으로", "에", "와", "과", "랑", "의", "요", "임", "입니다", "있", "합니다", "팝", "팔", "판매", "문의", "구매", "구해", "구합", "삽", "살",
        "거래", "가능", "추천", "사이트", "방", "후기", "광고", "드랍", "던지기", "하실", "하는", "할", "해", "됩", "되", "당일", "즉시", "모집", "알바", "인증", "업체", "상담", "텔", "카톡", "톡",
    ];

    private readonly WantedWord[] _wanted;
    private readonly WordFinder _finder;

    /// <param name="version">Of the keywords.</param>
    /// <param name="wanted">Words; those without a letter or digit are left out.</param>
    public KeywordSpotter(long version, IEnumerable<WantedWord> wanted)
    {
        var words = wanted.Select(one => (Wanted: one, Letters: Squeeze(Normaliser.Normalise(one.Word).Text).Letters)).Where(pair => pair.Letters.Length > 0).ToList();
        (Version, _wanted) = (version, [.. words.Select(pair => pair.Wanted)]);
        _finder = new WordFinder([.. words.Select(pair => pair.Letters)]);
    }

    public static KeywordSpotter Nothing { get; } = new(-1, []);

    public long Version { get; }

    /// <summary>The first fifty places, in the order of the text, the longer first.</summary>
    public IReadOnlyList<SpottedWord> Spot(string text)
    {
        if (_wanted.Length == 0 || text.Length == 0)
            return [];
        var plain = Normaliser.Normalise(text);
        var (letters, places) = Squeeze(plain.Text);
        var found = new List<FoundWord>();
        _finder.Find(letters, found);
        return [.. found.Select(one => (one.Word, First: one.End - _finder.LengthOf(one.Word), Last: one.End - 1))
            .Where(one => Holds(plain.Text, places, one.First, one.Last))
            .Select(one => (one.Word, Place: plain.Original(places[one.First], places[one.Last] - places[one.First] + 1)))
            .Select(one => new SpottedWord(_wanted[one.Word], one.Place.Start, one.Place.Length))
            .OrderBy(one => one.Start).ThenByDescending(one => one.Length).Take(MostSpotted)];
    }

    // Letters and digits, and where each stands in the plain form.
    private static (string Letters, int[] Places) Squeeze(string plain)
    {
        var places = new List<int>(plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            if (char.IsLetterOrDigit(plain[at]))
                places.Add(at);
        }

        return (string.Concat(places.Select(at => plain[at])), [.. places]);
    }

    // Signs between letters are evasion wherever they are; spaces only where one is between every two letters, else two words that meet would be one.
    private static bool Holds(string plain, int[] places, int first, int last)
    {
        var (spaced, tight) = (false, false);
        for (var at = first; at < last; at++)
        {
            var gap = plain.AsSpan(places[at] + 1, places[at + 1] - places[at] - 1);
            if (gap.ContainsAny('\n', '\r') || gap.Length > 3)
                return false;
            spaced |= gap.Contains(' ');
            tight |= gap.IsEmpty;
        }

        // In 좋아 이 스웨터 the letters belong to their neighbours.
        return !(spaced && tight) && ((!spaced && last - first >= ShortWord) || StandsAlone(plain, places[first], places[last] + 1));
    }

    private static bool StandsAlone(string plain, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(plain[start - 1]))
        && (end == plain.Length || !char.IsLetterOrDigit(plain[end]) || Tails.Any(tail => plain.AsSpan(end).StartsWith(tail, StringComparison.Ordinal)));
}
