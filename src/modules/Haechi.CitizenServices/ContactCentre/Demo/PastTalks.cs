namespace Haechi.CitizenServices.ContactCentre.Demo;

/// <summary>What an invented citizen asked a counsellor on a past day, and what the counsellor said.</summary>
/// <param name="Topic">In the form of <c>HandoverRow.Topic</c>.</param>
/// <param name="Weight">How often, against the others; 1 or more.</param>
/// <param name="Question">The citizen's words.</param>
/// <param name="Answer">The counsellor's words.</param>
internal sealed record PastTalk(string Topic, int Weight, string Question, string Answer);

/// <summary>Sentences of the demo city's past. Everything is invented: no person, no plate, no number.</summary>
internal static class PastTalks
{
    /// <summary>The word that rises on the day of the demo.</summary>
    public const string Rising = "수돗물";

    public static IReadOnlyList<PastTalk> Usual { get; } =
    [
        new("report:illegal-parking", 9, "상가 앞에 차가 계속 불법주차되어 있어요", "위치를 확인하여 단속 부서에 전달하였습니다."),
        new("report:illegal-parking", 6, "횡단보도 위에 차를 세워 두었어요", "현장 확인을 요청하였습니다. 처리 결과를 알려 드리겠습니다."),
        new("report:illegal-parking", 5, "소화전 옆에 주차한 차가 있어요", "소방 시설 주변은 즉시 단속 대상입니다. 바로 전달하였습니다."),
        new("report:noise", 4, "밤마다 공사 소음이 심해서 잠을 못 자요", "공사 시간을 확인하고 담당 부서에 전달하였습니다."),
        new("report:illegal-dumping", 4, "골목에 쓰레기를 무단으로 버리고 갔어요", "수거와 단속을 함께 요청하였습니다."),
        new("report:pothole", 3, "도로에 구멍이 파여서 위험해요", "도로 관리 부서에 긴급 보수를 요청하였습니다."),
        new("report:street-light", 3, "골목 가로등이 며칠째 꺼져 있어요", "수리를 접수하였습니다. 보통 이틀 안에 고칩니다."),
        new("report:sidewalk", 2, "보도블록이 튀어나와 걸려 넘어질 뻔했어요", "보수 대상으로 접수하였습니다."),
        new("report:scooter", 2, "전동킥보드가 점자블록을 막고 있어요", "견인을 요청하였습니다."),
        new("guide:passport", 6, "여권 재발급 서류가 무엇인가요", "사진 한 장과 신분증을 가지고 가까운 구청에 가시면 됩니다."),
        new("guide:resident", 5, "전입신고를 인터넷으로 할 수 있나요", "정부24에서 신청하실 수 있습니다."),
        new("guide:resident", 3, "인감증명서를 대리인이 받을 수 있나요", "위임장이 있으면 가능합니다."),
        new("guide:waste", 5, "대형폐기물 스티커를 어디서 사나요", "주민센터나 구청 누리집에서 신청하실 수 있습니다."),
        new("guide:tax", 5, "재산세를 나누어 낼 수 있나요", "세액이 기준을 넘으면 나누어 내실 수 있습니다."),
        new("guide:tax", 3, "자동차세 고지서를 다시 받고 싶어요", "관할 구청 세무 부서에서 다시 보내 드립니다."),
        new("guide:welfare", 4, "긴급복지 지원을 받을 수 있는지 알고 싶어요", "주민센터에서 상담을 받으시도록 안내해 드리겠습니다."),
        new("guide:senior", 3, "부모님 돌봄 서비스를 신청하려고 해요", "주소지 주민센터에서 신청하실 수 있습니다."),
        new("guide:family", 3, "아이돌봄 서비스 비용이 얼마인가요", "소득에 따라 다릅니다. 기준표를 보내 드리겠습니다."),
        new("guide:housing", 3, "전세보증금 상담은 어디서 받나요", "전월세 종합지원센터를 안내해 드리겠습니다."),
        new("guide:transit", 3, "버스에 물건을 두고 내렸어요", "노선 번호를 알려 주시면 운수 회사 연락처를 안내해 드리겠습니다."),
        new("guide:bike", 2, "따릉이 요금이 두 번 결제되었어요", "이용 내역을 확인하여 환불 절차를 안내해 드리겠습니다."),
        new("guide:health", 2, "예방접종 가능한 병원을 찾고 있어요", "가까운 지정 의료기관을 안내해 드리겠습니다."),
        new("guide:water", 1, "이사하는데 수도요금을 어떻게 정산하나요", "이사하시는 날 검침 숫자를 알려 주시면 정산해 드립니다."),
        new("guide:water", 2, "수도요금 고지서 이름을 바꾸고 싶어요", "수도사업소에서 명의를 바꾸실 수 있습니다."),
        new("other", 3, "담당 부서 전화번호를 알려 주세요", "업무를 말씀해 주시면 부서를 안내해 드리겠습니다."),
    ];

    /// <summary>What is asked on the day of the demo, on top of the day itself.</summary>
    public static IReadOnlyList<PastTalk> Today { get; } =
    [
        new("guide:water", 1, "아침부터 수돗물에서 흙냄새가 나요", "수도사업소에 확인을 요청하였습니다."),
        new("guide:water", 1, "수돗물이 뿌옇게 나오는데 마셔도 되나요", "잠시 흘려보내신 뒤에도 뿌여면 무료 검사를 신청해 드리겠습니다."),
        new("guide:water", 1, "우리 동네 수돗물만 맛이 이상한가요", "같은 지역의 문의를 모아 수도사업소에 전달하였습니다."),
        new("guide:water", 1, "수돗물 검사를 오늘 받을 수 있나요", "오늘 방문할 수 있는지 확인하겠습니다."),
        new("guide:water", 1, "어린이집인데 수돗물로 밥을 지어도 될까요", "확인이 끝날 때까지는 병물을 권해 드립니다."),
        new("guide:water", 1, "수돗물 때문에 빨래에 얼룩이 생겼어요", "수질 확인을 요청하였습니다."),
        new("guide:water", 1, "언제쯤 수돗물이 괜찮아지나요", "원인을 확인하는 대로 안내해 드리겠습니다."),
    ];
}
