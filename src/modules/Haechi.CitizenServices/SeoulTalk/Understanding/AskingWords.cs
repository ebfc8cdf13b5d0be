using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>The words by which a Korean sentence shows that it asks, and what about a thing it asks.</summary>
internal static partial class AskingWords
{
    /// <summary>What is asked about a thing: its fee, its place. Such a word alone names no thing.</summary>
    private static readonly string[] Aspects =
    [
        "방법", "절차", "수수료", "비용", "요금", "금액", "가격", "과태료", "벌금", "기간", "기한", "시간", "준비물", "서류", "구비서류", "장소", "위치", "접수처", "신청", "신청처", "발급처", "자격",
        "조건", "대상", "혜택", "할인", "지원금", "전화번호", "연락처", "운영시간", "이용시간", "운영", "이용", "휴무", "휴관일", "예약", "환불", "유효기간", "처리기간", "납부", "결제", "돈", "필요", "준비",
        "인터넷", "온라인", "대리", "본인", "가능", "발급", "등록", "접수", "제출", "조회", "확인", "문의", "안내", "소요", "날짜", "얼마", "횟수", "지급", "지급일", "주소", "홈페이지", "사이트", "앱", "어플",
    ];

    /// <summary>Verbs that carry no topic of their own.</summary>
    private static readonly string[] PlainVerbs =
    [
        "내", "내요", "내나", "내야", "내면", "들", "들어", "들어요", "드나", "걸리", "걸려", "걸려요", "걸리나", "가져가", "챙기", "챙겨", "사", "사요", "사나", "사야", "떼", "떼요", "찾", "보", "봐요", "되돌", "물어",
        "물어봐", "연락", "전화", "나오나", "받나요", "받아요", "쓰", "써요", "열", "열어요", "닫", "하는거", "살", "맡기", "그건", "그거", "그때", "그곳", "거긴", "그게", "이건", "따로", "직접", "미리", "같이", "다른", "다시", "며칠", "며칠이", "걸리나", "되나", "얼마나", "언제쯤", "근데", "그럼", "받으려", "하려",
    ];

    public static bool Asks(string text) => Interrogative().IsMatch(text) || Request().IsMatch(text) || HasAspect(text);

    /// <summary>어떻게, 얼마, 언제: the sentence cannot be a mere statement.</summary>
    public static bool HasInterrogative(string text) => Interrogative().IsMatch(text);

    /// <summary>Ends or asks like a question: 되나요, 있을까요, ?.</summary>
    public static bool SoundsLikeQuestion(string text) =>
        Interrogative().IsMatch(text) || Request().IsMatch(text) || text.Contains('?', StringComparison.Ordinal);

    public static bool HasAspect(string text) => Aspects.Any(a => a.Length > 1 && text.Contains(a, StringComparison.Ordinal));

    /// <summary>Holds a word that one would ask for: 방법, 수수료, 신청하는 곳. 확인 and 문의 are not among them.</summary>
    public static bool HasStrongAspect(string text) => Strong().IsMatch(text);

    /// <summary>Where the first word of asking begins; the length of the text when there is none.</summary>
    public static int FirstInterrogative(string text) =>
        Interrogative().Match(text) is { Success: true } match ? match.Index : text.Length;

    public static bool IsAspect(string stem) =>
        Aspects.Contains(stem) || PlainVerbs.Contains(stem)
        || Aspects.Any(a => a.Length > 1 && stem.StartsWith(a, StringComparison.Ordinal) && stem.Length - a.Length <= 1);

    /// <summary>Refers back to what was said before: 그건, 거기는, 그때.</summary>
    public static bool PointsBack(string text) => Pronoun().IsMatch(text);

    [GeneratedRegex(@"어떻게|어떡|어떤|어디|언제|무엇|무얼|뭐|뭘|뭔|무슨|왜|얼마|누구|누가(?=.*(?:나요|까요|가요|습니까|\?))|(?<![가-힣])몇|며칠(?!째|\s*전|\s*동안)|어느|어케|어캐|우째|어찌|\b(?:how|what|where|when|why|which|who)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Interrogative();

    [GeneratedRegex(@"나요|까요|까여|나여|는지|은지|인지|한지|할지|될지|을지|ㄴ지|는가|은가요|인가|습니까|ㅂ니까|합니까|됩니까|입니까|알려|궁금|가르쳐|설명해|문의|되죠|하죠|있죠|되나|있나|하나(?![가-힣])|예요\?|에요\?|해요\?|돼요\?|되요\?|나\?|가능\S{0,3}\?|tell me|can i|do i|is there|are there", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"방법|절차|[는을]\s*[법곳]|대상|지원|신청|수수료|비용|요금|금액|가격|기간|기한|준비물|서류|얼마|[는은인한]지|자격|조건|과태료|할인|환불|시간|위치|전화번호", RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![가-힣])(?:그건|그거|그것|거기|그곳|그때|그게|이건)", RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();
}
