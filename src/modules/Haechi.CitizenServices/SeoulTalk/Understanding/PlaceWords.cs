using System.Collections.Frozen;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>The words by which Korean places are told.</summary>
internal static class PlaceWords
{
    /// <summary>Where in relation to something: 앞, 옆, 맞은편.</summary>
    public static readonly FrozenSet<string> Relations = new[]
    {
        "앞", "앞쪽", "북단", "남단", "북측", "남측", "동측", "서측", "옆", "옆쪽", "뒤", "뒤쪽", "뒤편", "뒷편", "맞은편", "건너편", "반대편", "건너", "근처", "부근", "인근", "사이", "쪽", "입구",
        "정문", "후문", "안", "안쪽", "위", "아래", "밑", "방면", "방향", "주변", "일대", "모퉁이", "코너", "중간", "끝", "바로앞", "바로옆", "초입",
        "출구", "출입구", "앞길", "뒷길", "옆길", "골목", "골목길", "도로", "인도", "보도", "차도", "차로", "길", "횡단보도", "건널목", "계단", "난간", "화단",
        "갓길", "이면도로", "주차장", "버스정류장", "정류장", "정류소", "버스정류소", "택시승강장", "승강장", "놀이터", "벤치", "전봇대", "가로수", "교각", "나무", "정자", "광장", "다리", "표지판", "신호등", "진입로", "보행로", "자전거도로", "교차로", "사거리", "삼거리",
    }.ToFrozenSet();

    /// <summary>Relations that make a place of any noun before them: 스타벅스 앞.</summary>
    public static readonly FrozenSet<string> Pointing = new[]
    {
        "앞", "앞쪽", "옆", "옆쪽", "뒤", "뒤쪽", "뒤편", "맞은편", "건너편", "반대편", "근처", "부근", "인근", "정문", "후문", "입구", "주변", "사거리", "삼거리", "교차로", "정류장",
    }.ToFrozenSet();

    /// <summary>Words that stand before a relation and name no place.</summary>
    public static readonly FrozenSet<string> NoNames = new[]
    {
        "바로", "제일", "가장", "그", "이", "저", "여기", "거기", "저기", "맨", "오늘", "어제", "방금", "지금", "아까", "계속", "자꾸", "매일", "밤", "아침", "저녁", "새벽", "오전", "오후",
        "신고", "민원", "제보", "차", "차가", "누가", "그냥", "좀", "또", "다시", "완전", "너무", "진짜", "정말", "안녕하세요", "저기요", "쓰레기", "소음",
    }.ToFrozenSet();

    /// <summary>Endings of names of places: 망원시장, 서울숲, 잠실대교.</summary>
    public static readonly string[] Landmarks =
    [
        "초등학교", "중학교", "고등학교", "대학교", "여중", "여고", "학교", "초교", "유치원", "어린이집", "공원", "시장", "병원", "의원", "약국", "주민센터",
        "행정복지센터", "구청", "시청", "아파트", "빌라", "오피스텔", "빌딩", "타워", "마트", "편의점", "은행", "우체국", "파출소", "지구대", "경찰서", "소방서",
        "교회", "성당", "도서관", "체육관", "체육센터", "정류장", "정류소", "사거리", "삼거리", "오거리", "네거리", "교차로", "로터리", "고가도로", "고가", "육교",
        "지하차도", "지하도", "터널", "대교", "다리", "나들목", "광장", "놀이터", "주차장", "골목", "상가", "호텔", "카페", "식당", "백화점", "회관", "복지관",
        "산책로", "둘레길", "횡단보도", "건널목", "숲", "먹자골목", "거리", "단지", "연립", "맨션", "시티", "스퀘어", "프라자", "플라자", "미술관", "박물관",
        "극장", "영화관", "경기장", "운동장", "수영장", "센터", "터미널", "차고지", "주유소", "세차장", "공사장", "현장", "한강공원", "둔치", "나루", "선착장", "고개", "언덕",
        "천변", "하천", "개천", "제방", "약수터", "등산로", "입구역", "기사식당", "분식", "치킨", "부동산", "미용실", "세탁소", "목욕탕", "찜질방", "독서실", "학원",
        "고깃집", "술집", "밥집", "빵집", "노래방", "피시방", "PC방", "당구장", "헬스장", "볼링장", "마을", "여대", "법조타운", "타운", "청사", "회관", "사무소", "약국", "공방", "이마트", "홈플러스", "다이소", "스타벅스", "올리브영", "맥도날드", "파리바게뜨", "롯데리아", "CU", "GS25", "세븐일레븐",
    ];

    /// <summary>Landmarks that name a place only together with another word.</summary>
    public static readonly FrozenSet<string> Generic = Landmarks
        .Except(["이마트", "홈플러스", "다이소", "스타벅스", "올리브영", "맥도날드", "파리바게뜨", "롯데리아", "CU", "GS25", "세븐일레븐"])
        .ToFrozenSet();

    private static readonly FrozenSet<string> Districts = new[]
    {
        "종로", "중", "용산", "성동", "광진", "동대문", "중랑", "성북", "강북", "도봉", "노원", "은평", "서대문", "마포", "양천", "강서", "구로", "금천", "영등포", "동작",
        "관악", "서초", "강남", "송파", "강동",
    }.ToFrozenSet();

    // Words that end like the name of a neighbourhood and are none.
    private static readonly FrozenSet<string> NoNeighbourhoods = new[]
    {
        "자동", "수동", "운동", "행동", "활동", "이동", "작동", "공동", "진동", "충동", "노동", "변동", "아동", "감동", "소동", "출동", "가동", "연동", "미작동", "오작동", "부동",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> NoStations = new[]
    {
        "지역", "구역", "무역", "통역", "방역", "면역", "영역", "전역", "용역", "반역", "하역", "주차구역", "보호구역", "금연구역", "어린이보호구역", "소방구역", "장애인구역", "장애인주차구역", "장애인전용주차구역", "금지구역", "주정차금지구역", "주차금지구역", "내역", "이역", "권역",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> NoRoads = new[]
    {
        "도로", "가로", "세로", "바로", "서로", "그대로", "새로", "따로", "주로", "별로", "실제로", "그러므로", "함부로", "저절로", "이리로", "그리로", "차로", "수로", "통로", "보행로", "진입로", "경로", "이대로", "마음대로", "제대로", "멋대로", "홀로", "스스로", "억지로", "수시로", "임의로", "대로", "길", "골목길", "앞길", "뒷길", "옆길", "갓길", "빗길", "눈길", "찻길", "출근길", "퇴근길", "귀갓길", "산책길", "자전거도로", "이면도로", "중앙로", "이걸로", "그걸로", "뭘로", "걸로", "정도로", "대체로", "진짜로", "불법으로", "위로", "아래로", "뒤로", "앞으로", "옆으로",
    }.ToFrozenSet();

    public static bool IsDistrict(ReadOnlySpan<char> word) =>
        word.Length > 1 && (word[^1] == '구' && Districts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..^1])
            || word is "서울" or "서울시" or "서울특별시");

    public static bool IsNeighbourhood(string word) =>
        word.Length > 1 && word[^1] == '동' && !NoNeighbourhoods.Contains(word) && word.All(IsHangulOrDigit)
        && !char.IsAsciiDigit(word[0]);

    public static bool IsStation(string word) =>
        word.Length > 1 && word[^1] == '역' && !NoStations.Contains(word) && word.All(IsHangulOrDigit);

    public static bool IsRoad(string word) =>
        word.Length > 2 && (word[^1] is '로' or '길' || word.EndsWith("번길", StringComparison.Ordinal))
        && !NoRoads.Contains(word) && !Relations.Contains(word[..^1]) && !IsLandmark(word[..^1]) && !word.EndsWith("으로", StringComparison.Ordinal) && word.All(IsHangulOrDigit);

    public static bool IsLandmark(string word) =>
        Landmarks.Any(l => word.EndsWith(l, StringComparison.OrdinalIgnoreCase));

    private static bool IsHangulOrDigit(char c) => c is >= '가' and <= '힣' || char.IsAsciiDigit(c);
}
