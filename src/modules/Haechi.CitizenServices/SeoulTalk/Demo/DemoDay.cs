namespace Haechi.CitizenServices.SeoulTalk.Demo;

/// <summary>A day of conversations, all invented: places are public, plates and people are not real.</summary>
internal static class DemoDay
{
    private const string Yes = "#confirm";
    private const string PassOver = "#skip";
    private const string Person = "#person";

    public static IReadOnlyList<DemoTalk> Talks { get; } =
    [
        .. Questions(),
        .. Reports(),
        .. Handovers(),
    ];

    private static IEnumerable<DemoTalk> Questions() =>
    [
        new(23.4, "web", "여권 재발급하려면 뭐가 필요해요?") { Helpful = true },
        new(22.1, "kakao", "대형폐기물 스티커는 어디서 사나요"),
        new(20.7, "web", "따릉이 고장 신고는 어디에 하고 대형폐기물은 어떻게 버려요?") { Helpful = true },
        new(19.5, "widget", "전입신고 인터넷으로 되나요?") { Helpful = true },
        new(18.2, "web", "내일 비트코인 오를까요?"),
        new(16.9, "web", "수도요금 자동이체 신청하고 싶어요") { Helpful = true },
        new(14.8, "kakao", "독감 예방접종 어디서 맞아요"),
        new(13.3, "web", "청년 월세 지원 받을 수 있나요") { Helpful = true },
        new(12.6, "web", "한강공원에서 텐트 쳐도 되나요?") { Helpful = false },
        new(11.2, "widget", "장애인 콜택시 이용 방법 알려주세요") { Helpful = true },
        new(9.7, "web", "자동차세 연납하면 얼마나 깎아줘요? 그리고 재산세는 언제 내요?"),
        new(8.4, "kakao", "어린이집 입소 대기 신청 어떻게 해요") { Helpful = true },
        new(6.9, "web", "유기견 입양하고 싶어요") { Helpful = true },
        new(5.3, "web", "공공 체육시설 예약은 어디서 하나요") { Helpful = true },
        new(3.8, "web", "외국인 등록증 주소 변경은 어디서 해요?"),
        new(2.2, "widget", "심야버스 노선이 궁금해요") { Helpful = true },
        new(0.9, "web", "주민등록등본 수수료 얼마예요"),
    ];

    private static IEnumerable<DemoTalk> Reports() =>
    [
        new(23.0, "web", "강남역 3번 출구 앞에 방금 차가 인도를 막고 있어요 12가3456", PassOver, Yes)
        {
            Decision = new(true, "현장 사진과 위치를 확인하여 단속을 요청함", "신고하신 차량은 현장에서 단속하였습니다. 알려 주셔서 고맙습니다."),
        },
        new(21.6, "kakao", "마포구 월드컵로 210 앞 도로에 포트홀이 크게 생겼어요", PassOver, Yes)
        {
            Decision = new(true, "같은 구간에서 파손을 확인함", "도로 파손 구간은 오늘 안에 임시 포장하겠습니다."),
        },
        new(20.2, "web", "은평구 통일로 684 앞 가로등이 꺼졌어요", PassOver, Yes)
        {
            Decision = new(true, "보안등 고장 접수 내역과 일치함", "보안등 수리를 배정하였습니다. 이틀 안에 다시 켜집니다."),
        },
        new(18.8, "web", "서울숲공원 놀이터 그네 줄이 끊어졌어요", PassOver, Yes)
        {
            Decision = new(true, "안전 우려가 있어 바로 조치가 필요함", "그네는 사용을 막았고 부품을 교체하겠습니다."),
        },
        new(17.1, "web", "종로3가역 5번 출구 앞에 노점이 길을 막아요", PassOver, Yes)
        {
            Decision = new(false, "허가된 거리가게로 확인됨", "확인 결과 허가를 받은 거리가게였습니다. 통행에 불편이 없도록 정비를 안내하였습니다."),
        },
        new(15.4, "kakao", "성수동 카페거리 전동킥보드가 인도 한가운데 방치돼 있어요", PassOver, Yes)
        {
            Decision = new(true, "견인 대상 구역", "방치된 전동킥보드는 견인하였습니다."),
        },
        new(12.0, "web", "영등포구 당산로 32 앞에 어제 밤부터 쓰레기가 무단투기 되어 있어요", PassOver, Yes),
        new(10.4, "web", "광화문역 7번 출구 앞 빗물받이가 낙엽으로 막혔어요", PassOver, Yes),
        new(8.8, "web", "송파구 올림픽로 300 신호등이 안 켜져요", PassOver, Yes),
        new(7.5, "kakao", "노원구 상계역 앞 불법 현수막이 너무 많아요", PassOver, Yes),
        new(6.1, "web", "관악구 신림로 120 앞 보도블록이 깨져서 넘어질 뻔했어요", PassOver, Yes),
        new(4.6, "web", "동대문구 회기역 1번 출구 앞 맨홀 뚜껑이 덜컹거려요", PassOver, Yes),
        new(3.1, "web", "양천구 목동 아파트 앞에 오늘 아침부터 공사 소음이 심해요", PassOver, Yes),
        new(1.4, "web", "서초구 반포대로 58 앞 방금 트럭이 횡단보도를 막고 서 있어요 34나5678", PassOver, Yes),
        new(0.4, "web", "용산구 이태원로 200 앞 가로수 가지가 부러져 있어요", PassOver, Yes),
    ];

    private static IEnumerable<DemoTalk> Handovers() =>
    [
        new(19.0, "web", "이사했는데 아이 학교 배정은 어떻게 되나요", Person)
        {
            Counsel = ["안녕하세요. 전입신고를 하신 주민센터에서 취학통지서를 받으신 뒤 배정 학교에 연락하시면 됩니다.", "교육지원청 연락처도 함께 안내해 드릴까요?"],
            Ends = true,
        },
        new(9.1, "web", "체납된 과태료를 나눠 낼 수 있나요", Person)
        {
            Counsel = ["안녕하세요. 부과한 구청에 분할 납부를 신청하실 수 있습니다. 고지서에 적힌 부서로 연결해 드리겠습니다."],
            Ends = true,
        },
        new(5.6, "web", "주민등록증 재발급 수수료가 얼마인가요", Person)
        {
            Counsel = ["안녕하세요. 가까운 주민센터에서 신청하시면 되고 수수료는 현장에서 안내해 드립니다."],
            Ends = true,
        },
        new(0.42, "web", "아파트 앞 도로에 불법주차된 차가 소방차 길을 막고 있어요", Person, "마포구 월드컵북로 400 정문 앞이고 오늘 아침 8시부터 12가3456 차예요")
        {
            Counsel = ["안녕하세요. 위치와 차량번호를 확인하고 있습니다."],
        },
        new(0.3, "web", "어머니가 혼자 계시는데 어떤 돌봄을 받을 수 있나요", Person)
        {
            Counsel = ["안녕하세요. 어머님 연세와 사시는 구를 알려 주시면 받으실 수 있는 돌봄을 찾아보겠습니다."],
        },
        new(0.25, "web", "보증금을 못 돌려받고 있는데 어디에 도움을 청하나요", Person),
        new(0.12, "widget", "장애인 주차표지를 새로 받아야 하는데 급해요", Person),
        new(0.2, "web", "몇 번을 물어봐도 답이 없네요 도대체 과태료 이의신청은 어디에 하나요", Person),
        new(0.08, "kakao", "옆집 어르신이 쓰러져 계세요 어떻게 해야 하나요", Person),
        new(0.05, "web", "출생신고를 못 했는데 어떻게 해야 하나요", Person),
    ];
}
