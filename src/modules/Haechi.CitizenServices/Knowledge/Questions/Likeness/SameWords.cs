using System.Collections.Frozen;

namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>
/// Words that ask for the same in a city office, each folded to the first of its line, and words that say only that
/// something is asked. Read after stemming.
/// </summary>
internal static class SameWords
{
    private static readonly string[] Lines =
    [
        "신청 접수 등록 신청서 신청방법 신청하 지원하 넣",
        "비용 요금 수수료 가격 값 돈 금액 이용료 사용료 비싼",
        "서류 준비물 구비서류 제출서류 필요서류",
        "허가 승인 허락 인가",
        "지원금 보조금 지원 보조 혜택",
        "고장 고장났 고장나 망가졌 망가진 부서졌 작동",
        "설치 설치하 달아 달려 만들어 놔 놓아 놓으",
        "운영시간 영업시간 이용시간 개방시간 여는시간 몇시 시간 열어 여나 문 열",
        "취소 철회 환불 무르",
        "예약 예매 대관 빌리 빌려 빌릴 대여 대여하",
        "버리 버려 버릴 폐기 배출 처리 처분",
        "자격 조건 대상 대상자 기준",
        "발급 떼 떼려 뽑 발급받 재발급",
        "집 주택 가정",
        "차 차량 자동차 승용차",
        "아기 아이 영유아 신생아 애기",
        "어르신 노인 할머니 할아버지 고령자",
        "강아지 개 반려견 애완견",
        "장소 위치 곳",
        "전화 전화번호 연락처 번호",
        "기간 기한 마감 며칠 언제까지 날짜",
        "바꾸 변경 바꿔 바꿀 교체 수정",
        "수업 강좌 강의 교육 클래스",
        "배우 배울 배워 배우고",
        "날리 날려 비행 띄우 띄워",
        "키우 키워 기르 길러 사육",
        "이사 전입 이주",
        "없애 제거 철거 치워 치우",
        "시끄러 시끄럽 소음",
    ];

    private const string Empty =
        "알려주 가르쳐 말씀 설명 안내 확인 어떻하 어떡해 어케 어떻 궁금하 궁금합니다 필요 필요하 필요한 필요해 하려 하고싶 하려는 하려고 하실 하는법 법 절차 순서 " +
        "되요 돼나요 되 될까 되는가 가능하 가능한가 가능할 있을 있는가 계신 누가 뭐를 뭘로 무엇인 어디가 어디있 어디야 알아보 찾아보 찾고 찾 " +
        "싶어서 싶은데 원합니다 원해 원하 해주 해줘 해주나 해주는 주나 주는 주는지 줄 준다 준다는 나요 인데 때문 대해 대하 어느정도 말해 말하 도와 도와주 서울시민 시민 본인 개인 " +
        "서울시청 시청 서울에 서울에서 우리동네 동네 근처 주변 오늘 내일 어제 올해 작년 내년 해야하 해야되 하면되 하나여 되나여";

    private static readonly FrozenDictionary<string, string> Firsts = Lines
        .Select(l => l.Split(' '))
        .SelectMany(words => words.Select(w => (Word: w, First: words[0])))
        .DistinctBy(p => p.Word)
        .ToFrozenDictionary(p => p.Word, p => p.First, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Emptied = Empty.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // 버려야, 지원받, 날려도: what the stemmer leaves of an ending.
    private const string Tails = "야서도고는은게지받려데해하한할";

    /// <summary>The word that stands for all that mean the same.</summary>
    public static string Fold(string word) => Firsts.GetValueOrDefault(word) ?? Firsts.GetValueOrDefault(Cut(word), word);

    /// <summary>True for a word of asking.</summary>
    public static bool SaysNothing(string word) => Emptied.Contains(word) || Emptied.Contains(Cut(word));

    private static string Cut(string word) => word.Length > 2 && Tails.Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;
}
