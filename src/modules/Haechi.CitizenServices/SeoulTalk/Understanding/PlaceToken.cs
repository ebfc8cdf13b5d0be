using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

internal enum PlaceTokenKind
{
    None,
    Name,
    Own,
    District,
    Neighbourhood,
    Road,
    Number,
    Line,
    Station,
    Ordinal,
    Exit,
    Landmark,
    Relation,
}

/// <summary>A written word and what part of a place it may be. The span leaves out the particle.</summary>
internal readonly partial record struct PlaceToken(TextSpan Span, string Core, PlaceTokenKind Kind, bool HasParticle)
{
    private static readonly string[] Particles =
    [
        "에서요", "에서는", "에서도", "쪽에서", "쪽으로", "이에요", "입니다", "인데요", "에서", "에는", "에도", "까지", "부터", "으로", "인데", "이요", "예요", "쪽에", "에요", "에다", "에다가", "이고", "이랑",
        "에", "의", "은", "는", "이", "가", "을", "를", "로", "요", "도", "과", "와",
    ];

    public static PlaceToken Read(string text, TextSpan written)
    {
        var word = written.In(text);
        var whole = KindOf(word);
        if (whole != PlaceTokenKind.None)
            return new PlaceToken(written, word, whole, HasParticle: false);
        foreach (var particle in Particles)
        {
            if (word.Length <= particle.Length || !word.EndsWith(particle, StringComparison.Ordinal))
                continue;
            var core = word[..^particle.Length];
            var kind = KindOf(core);
            // A road without its number cannot lose a particle: 종로가, but not 도로를.
            if (kind != PlaceTokenKind.None)
                return new PlaceToken(written with { Length = core.Length }, core, kind, HasParticle: particle != "의");
        }
        return new PlaceToken(written, word, PlaceTokenKind.None, HasParticle: EndsLikeSentencePart(word));
    }

    /// <summary>How much the word says about a place on its own.</summary>
    public int Weight => Kind switch
    {
        PlaceTokenKind.Station or PlaceTokenKind.Exit => 4,
        PlaceTokenKind.Road or PlaceTokenKind.Landmark => 3,
        PlaceTokenKind.District or PlaceTokenKind.Neighbourhood => 2,
        PlaceTokenKind.None => 0,
        _ => 1,
    };

    /// <summary>True when the word alone tells where. 공원 and 아파트 by themselves name none.</summary>
    public bool IsStrong => Weight >= 2 && !(Kind == PlaceTokenKind.Landmark && PlaceWords.Generic.Contains(Core));

    private static PlaceTokenKind KindOf(string word)
    {
        if (PlaceWords.Relations.Contains(word))
            return word is "출구" or "출입구" ? PlaceTokenKind.Exit : PlaceTokenKind.Relation;
        if (HouseNumber().IsMatch(word))
            return PlaceTokenKind.Number;
        if (Ordinal().IsMatch(word))
            return PlaceTokenKind.Ordinal;
        if (ExitWord().IsMatch(word))
            return PlaceTokenKind.Exit;
        if (Line().IsMatch(word))
            return PlaceTokenKind.Line;
        return NameKind(word);
    }

    private static PlaceTokenKind NameKind(string word)
    {
        if (PlaceWords.IsDistrict(word))
            return PlaceTokenKind.District;
        if (PlaceWords.IsStation(word) || StationAndExit().IsMatch(word))
            return PlaceTokenKind.Station;
        if (PlaceWords.IsNeighbourhood(word) || NumberedQuarter().IsMatch(word))
            return PlaceTokenKind.Neighbourhood;
        if (PlaceWords.IsLandmark(word) || IsGlued(word))
            return PlaceTokenKind.Landmark;
        if (PlaceWords.IsRoad(word) || RoadAndNumber().IsMatch(word))
            return PlaceTokenKind.Road;
        return word is "우리" or "저희" or "집" or "집앞" or "가게" or "회사" or "우리집" or "저희집" or "댁" or "건물" or "매장"
            ? PlaceTokenKind.Own
            : PlaceTokenKind.None;
    }

    /// <summary>망원시장앞, 강남역옆: a place and its relation without a space.</summary>
    private static bool IsGlued(string word)
    {
        foreach (var relation in PlaceWords.Pointing)
        {
            if (word.Length < relation.Length + 2 || !word.EndsWith(relation, StringComparison.Ordinal))
                continue;
            var before = word[..^relation.Length];
            if (PlaceWords.IsStation(before) || PlaceWords.IsLandmark(before) || PlaceWords.IsDistrict(before)
                || ExitWord().IsMatch(before) || StationAndExit().IsMatch(before))
                return true;
        }
        return false;
    }

    private static bool EndsLikeSentencePart(string word) =>
        word.Length > 1 && !word.EndsWith("마을", StringComparison.Ordinal) && word[^1] is '을' or '를' or '가' or '은' or '는' or '요' or '다' or '고' or '서' or '데' or '에' or '면' or '니' or '한' or '도' or '게';

    [GeneratedRegex(@"^(?:산)?\d{1,4}(?:-\d{1,4})?(?:번지|호|동|층)?$|^\d{1,3}[가나다라마]?(?:번)?길$", RegexOptions.CultureInvariant)]
    private static partial Regex HouseNumber();

    [GeneratedRegex(@"^\d{1,2}(?:-\d)?번$", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(?:\d{1,2}(?:-\d)?번?)?(?:출구|출입구|게이트)(?:앞|옆|쪽|근처|방향)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ExitWord();

    [GeneratedRegex(@"^\d호선$|^(?:경의중앙|수인분당|신분당|공항철도|경춘|우이신설|신림)선$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[가-힣0-9]{1,10}역\d{1,2}번(?:출구|출입구)(?:앞|옆|쪽|근처)?$|^[가-힣0-9]{1,10}(?<!지|구)역(?:앞|옆|뒤|근처|사거리)$", RegexOptions.CultureInvariant)]
    private static partial Regex StationAndExit();

    [GeneratedRegex(@"^[가-힣]{1,5}\d가$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedQuarter();

    [GeneratedRegex(@"^[가-힣]{1,10}(?:대로|로|길)(?:\d{1,3}(?:가|나|다)?(?:번)?길)?\d{1,4}(?:-\d{1,4})?(?:번지)?$|^[가-힣]{1,10}(?:대로|로)\d{1,3}(?:가|나|다)?(?:번)?길$", RegexOptions.CultureInvariant)]
    private static partial Regex RoadAndNumber();
}
