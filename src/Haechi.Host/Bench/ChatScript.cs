namespace Haechi.Host.Bench;

/// <summary>What one citizen says in a conversation, turn by turn: questions of one and of two parts, one off-topic, and a report to its receipt.</summary>
internal static class ChatScript
{
    private static readonly string[] Lines =
    [
        "여권을 새로 발급받으려면 무엇이 필요한가요?",
        "대형폐기물은 어떻게 버리나요?",
        "전입신고는 어떻게 하고 확정일자는 어디서 받나요?",
        "자동차세 연납 신청은 언제 하나요?",
        "강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456",
        "방금 봤어요",
        "건너뛰기",
        "네",
        "따릉이가 고장 났는데 어디에 신고하나요?",
        "수도 요금이 갑자기 많이 나왔어요",
        "주민등록등본을 인터넷으로 떼는 방법을 알려 주세요",
        "임산부가 받을 수 있는 지원이 있나요?",
        "내일 로또 번호를 알려 줘",
        "주차 위반 과태료는 어디서 내고 이의는 어떻게 신청하나요?",
        "냉장고를 무료로 수거해 준다고 들었어요",
        "어르신 교통카드는 어디서 만드나요?",
        "도서관 회원증을 만들려면 어떻게 해야 하나요?",
        "밤마다 위층이 시끄러운데 도와주는 곳이 있나요?",
        "청년 월세 지원은 누가 받을 수 있나요?",
        "고맙습니다",
    ];

    /// <summary>Turns of one conversation; then the citizen leaves and another one comes.</summary>
    public static int Turns => Lines.Length;

    /// <summary>Citizens begin at different lines, so that at any moment all kinds of turns are asked.</summary>
    public static string Line(int citizen, int turn) => Lines[((citizen * 7) + turn) % Lines.Length];
}
