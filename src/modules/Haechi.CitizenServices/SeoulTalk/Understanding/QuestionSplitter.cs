using System.Text.RegularExpressions;
using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>One question of a turn.</summary>
/// <param name="Text">Its words, as they stand.</param>
/// <param name="Span">Where they stand. The spans of all parts together cover the whole turn.</param>
/// <param name="Topic">The topic of an earlier part; null for the first.</param>
/// <param name="NeedsTopic">True when the part names no thing of its own: "수수료는 얼마예요?".</param>
internal sealed record QuestionPart(string Text, TextSpan Span, string? Topic, bool NeedsTopic);

/// <summary>
/// Takes a compound question apart: at sentence ends, before 그리고, after -고 between two questions, and at 이랑 or 과
/// between two things asked. A piece that asks nothing stays with its neighbour.
/// </summary>
internal static partial class QuestionSplitter
{
    /// <summary>Most parts of one turn; what comes after stays in the last one.</summary>
    public const int MostParts = 4;

    /// <summary>Splits a turn. What was talked of before completes only a part that names nothing itself.</summary>
    public static IReadOnlyList<QuestionPart> Split(string text, string? before = null)
    {
        var pieces = new List<TextSpan>();
        var clauses = new HashSet<TextSpan>();
        foreach (var sentence in Cut(text, new TextSpan(0, text.Length), SentenceEnds(text)))
        {
            var cut = CutClauses(text, sentence).ToList();
            pieces.AddRange(cut);
            if (cut.Count > 1)
                clauses.UnionWith(cut);
        }
        return WithTopics(text, Limit(Merge(text, pieces, clauses)), before is null ? null : TopicOf(before));
    }

    private static IEnumerable<TextSpan> CutClauses(string text, TextSpan sentence)
    {
        var cuts = new List<int>();
        var start = sentence.Start;
        foreach (var at in ClauseEnds(sentence.In(text)).Select(i => i + sentence.Start))
        {
            if (!IsClause(text[start..at]) || !IsClause(text[at..sentence.End]))
                continue;
            cuts.Add(at);
            start = at;
        }
        return Cut(text, sentence, cuts);
    }

    private static IEnumerable<int> SentenceEnds(string text) =>
        SentenceEnd().Matches(text).Select(m => m.Index + m.Length);

    /// <summary>Where a clause may end, in order.</summary>
    private static IEnumerable<int> ClauseEnds(string sentence)
    {
        var joined = Conjunction().Matches(sentence).Select(m => m.Index);
        var connected = Connective().Matches(sentence)
            .Where(m => AskingWords.HasInterrogative(sentence[..(m.Index + m.Length)]) || IndirectQuestion().IsMatch(m.Value) || Asked().IsMatch(sentence[..(m.Index + m.Length)]))
            .Where(m => !Knowing().IsMatch(sentence[(m.Index + m.Length)..]))
            .Select(m => m.Index + m.Length);
        var background = Background().Matches(sentence)
            .Where(m => Addition().IsMatch(sentence[(m.Index + m.Length)..]) && HasTopic(sentence[..m.Index]))
            .Select(m => m.Index + m.Length);
        var coordinated = Coordination().Matches(sentence)
            .Where(m => IsTwoThings(sentence, m))
            .Select(m => m.Index + m.Length);
        return joined.Concat(connected).Concat(background).Concat(coordinated).Distinct().Order();
    }

    // "신청 방법과 지원 대상" of two things asks twice; "접수처와 준비물" is one answer, "등본이랑 초본" one thing asked.
    private static bool IsTwoThings(string sentence, Match match)
    {
        var left = sentence[..(match.Index + match.Length)];
        var right = sentence[(match.Index + match.Length)..];
        return HasTopic(left) && (AskingWords.HasStrongAspect(match.Value) || WayOrPlace().IsMatch(left)) && AskingWords.HasStrongAspect(right)
            && (HasTopic(right) || DifferentAspect().IsMatch(right));
    }

    /// <summary>A whole sentence asks when it sounds like it, or when it merely names what is wanted.</summary>
    private static bool IsQuestion(string piece)
    {
        if (KoreanAnalyzer.InformativeWords(piece).Count == 0)
            return AskingWords.HasAspect(piece);
        return AskingWords.SoundsLikeQuestion(piece)
            || AskingWords.HasAspect(piece) && !StatementEnd().IsMatch(piece);
    }

    /// <summary>A part of a sentence asks when it holds a word of asking or a thing asked for.</summary>
    private static bool IsClause(string piece) =>
        (AskingWords.Asks(piece) || WayOrPlaceAsked().IsMatch(piece)) && (KoreanAnalyzer.InformativeWords(piece).Count > 0 || AskingWords.HasAspect(piece))
        || Background().IsMatch(piece) && HasTopic(piece);

    private static bool HasTopic(string piece) =>
        KoreanAnalyzer.InformativeWords(piece).Any(w => !AskingWords.IsAspect(w));

    private static IEnumerable<TextSpan> Cut(string text, TextSpan whole, IEnumerable<int> cuts)
    {
        var start = whole.Start;
        foreach (var cut in cuts.Append(whole.End))
        {
            if (cut <= start || cut > whole.End || string.IsNullOrWhiteSpace(text[start..cut]) && cut < whole.End)
                continue;
            yield return new TextSpan(start, cut - start);
            start = cut;
        }
    }

    /// <summary>Joins statements, greetings and courtesies to the question that they belong to.</summary>
    private static List<TextSpan> Merge(string text, List<TextSpan> pieces, HashSet<TextSpan> clauses)
    {
        var merged = new List<TextSpan>();
        TextSpan? waiting = null;
        foreach (var piece in pieces)
        {
            var current = waiting is null ? piece : waiting.Value.Join(piece);
            waiting = null;
            if (IsQuestion(piece.In(text)) || clauses.Contains(piece))
                merged.Add(current);
            else if (merged.Count > 0 && KoreanAnalyzer.InformativeWords(piece.In(text)).Count == 0)
                merged[^1] = merged[^1].Join(current);
            else
                waiting = current;
        }
        if (waiting is not null && merged.Count > 0)
            merged[^1] = merged[^1].Join(waiting.Value);
        else if (waiting is not null)
            merged.Add(waiting.Value);
        return merged;
    }

    private static List<TextSpan> Limit(List<TextSpan> pieces)
    {
        if (pieces.Count <= MostParts)
            return pieces;
        return [.. pieces[..(MostParts - 1)], pieces[MostParts - 1].Join(pieces[^1])];
    }

    private static List<QuestionPart> WithTopics(string text, List<TextSpan> pieces, string? before)
    {
        var parts = new List<QuestionPart>();
        string? topic = null;
        foreach (var piece in pieces)
        {
            var words = piece.In(text);
            var needs = (topic ?? before) is not null && AskingWords.Asks(words) && (!HasTopic(words) || AskingWords.PointsBack(words));
            parts.Add(new QuestionPart(words, piece, needs ? topic ?? before : topic, needs));
            if (!needs)
                topic = TopicOf(words) ?? topic;
        }
        return parts;
    }

    /// <summary>The words of a question that name its thing: "여권은 어디서 만들고" is about 여권.</summary>
    private static string? TopicOf(string part)
    {
        var before = Topical(part[..AskingWords.FirstInterrogative(part)]);
        var words = before.Count > 0 ? before : Topical(part);
        return words.Count == 0 ? null : string.Join(' ', words.Take(2));
    }

    private static List<string> Topical(string text) =>
        [.. KoreanAnalyzer.InformativeWords(text).Where(w => !AskingWords.IsAspect(w))];

    [GeneratedRegex(@"(?:[?!。]+|(?<=[요다까죠오음임])\.+(?!\d)|\.+(?=\s)|\n)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?<=\s|,)(?:그리고|그리구|글고|그런데|근데|그럼|그러면|또한|또|아울러|더불어|추가로|마지막으로|and|also)(?=[\s,])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"(?:[가-힣]+(?:고요|구요|고|구|며|[는은인한될할을딘젠]지(?:이?랑|와|하고)?|[나까가]요|[요죠])|뭔지(?:이?랑|와|하고)?)(?:[,，]\s*|\s+)(?!싶|있|계|나서|나면)", RegexOptions.CultureInvariant)]
    private static partial Regex Connective();

    [GeneratedRegex(@"[는은인한될할을뭔딘젠]지(?:이?랑|와|하고)?[,，\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex IndirectQuestion();

    // "절차 알려주시고": a request ends a question as an interrogative does.
    [GeneratedRegex(@"(?:알려|가르쳐|설명해|안내해)\s*주시[고구며][,，\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    // "얼마인지 어떻게 알아요" is one question about knowing.
    [GeneratedRegex(@"^(?:어떻게|어디서|어디에서)?\s*(?:알|확인|궁금|모르|좀\s*알|볼|보나|조회)", RegexOptions.CultureInvariant)]
    private static partial Regex Knowing();

    [GeneratedRegex(@"[가-힣]+[는은한인]데(?:요)?(?:[,，]\s*|\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex Background();

    [GeneratedRegex(@"[가-힣]도\s+(?:같이|함께|좀)?\s*(?:알려|궁금|문의|가르쳐)", RegexOptions.CultureInvariant)]
    private static partial Regex Addition();

    [GeneratedRegex(@"[가-힣]+(?:이랑|랑|하고|과|와|및)(?:[,，]\s*|\s+)|[가-힣]+\s및\s|[가-힣]+\s*[,，]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Coordination();

    // "떼는 법하고": the word before the joint belongs to what is asked.
    [GeneratedRegex(@"[는을]\s*[법곳데](?:이랑|랑|하고|과|와|및)[,，\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex WayOrPlace();

    [GeneratedRegex(@"[는을]\s*[법곳]", RegexOptions.CultureInvariant)]
    private static partial Regex WayOrPlaceAsked();

    [GeneratedRegex(@"수수료|비용|요금|금액|과태료|벌금|얼마|기간|언제|위치|어디|전화번호|시간", RegexOptions.CultureInvariant)]
    private static partial Regex DifferentAspect();

    [GeneratedRegex(@"(?:다|요|음|네|죠)[\s.!~ㅠㅜ]*$", RegexOptions.CultureInvariant)]
    private static partial Regex StatementEnd();
}
