using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>
/// Tells a citizen's own business with the city from trouble in the street, where both use the same words: who must get a
/// parking permit reports no parked car, and who has a sofa to throw away reports no dumping.
/// </summary>
internal static partial class OwnBusiness
{
    /// <summary>
    /// True when all the words that seem to name a trouble either are what the citizen needs to get or do
    /// (주차표지를 받아야 하는데), or are only the first half of the name of a paper (주차증).
    /// </summary>
    public static bool IsAllThatIsMeant(string text, IReadOnlyList<TextSpan> trouble)
    {
        var needs = Need().Matches(text).Select(n => ClauseOf(text, n)).ToList();
        return trouble.Count > 0 && trouble.All(span =>
            needs.Exists(n => n.Start <= span.Start && span.End <= n.End) || Paper().IsMatch(text[span.End..]));
    }

    /// <summary>From the last break before the need to its end: what was said before a 는데 or a 서 is not what is needed.</summary>
    private static TextSpan ClauseOf(string text, Match need)
    {
        var breaks = Break().Matches(text[..need.Index]);
        var start = breaks.Count == 0 ? 0 : breaks[^1].Index + breaks[^1].Length;
        return new TextSpan(start, need.Index + need.Length - start);
    }

    /// <summary>Verbs of one's own errands with an ending of need, wish or plan. Verbs of mending and reporting are not among them.</summary>
    [GeneratedRegex(@"(?:(?:갱신|연장|변경|신청|발급|등록|가입|예약|대여|구입|구매|취득|반납|이용|사용|취소|해지|환불|납부|결제|교환|정정|말소|열람|처분|배출)(?:을|를|도)?\s*(?:하|해|받아|받으|받)?|받(?:아|으)?|만들(?:어)?|바꾸|바꿔|빌리|빌려|구하|구해|찾(?:아|으)?|알아보|알아봐|배우|배워|버리|버려|내놓(?:아|으)?|내다\s*버리|사|떼(?:어)?)(?:야\s*(?:하|해|합|할|한|되|돼|됩|된|겠)|고\s*싶|려고\s*(?:하|해|합|요|$)|려구|려는데|려면|려\s*(?:하|합|해)|러\s*(?:왔|가려|가야))", RegexOptions.CultureInvariant)]
    private static partial Regex Need();

    [GeneratedRegex(@"[.!?,\n~…]|(?:는데|은데|인데|한데|니까|지만|면서|다가|때문에|[해어아여져와워려]서|고)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Break();

    /// <summary>A paper, card or sticker that is there: one that is missing on a car is trouble again, and a sign by the road is no paper.</summary>
    [GeneratedRegex(@"^\s?(?:표지(?!판)|증(?:명서)?(?![가-힣]*(?:가|상|폭))|권(?!리|한)|카드|허가(?:증|서)?|면허(?:증)?|스티커|필증|확인서|신청서|통지서|고지서|등록증)(?!\S{0,2}\s*(?:없|안\s))", RegexOptions.CultureInvariant)]
    private static partial Regex Paper();
}
