using Haechi.Platform.Demo;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Demo;

/// <summary>Invented posts for the demo city: a queue to review, and a few sellers whose posts share contacts.</summary>
internal sealed class DemoPosts(PostDesk desk) : IDemoSeeder
{
    public string Id => "harmful-posts";

    public int Order => 60;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var posts = new TradeGenerator(2026).Take(90).Select(post => post.Text).Concat(Sellers()).Concat(Doubtful());
        await desk.TakeAsync([.. posts.Select((text, i) => new PostIn(text, $"https://board{i % 7}.example.invalid/posts/{1000 + i}", "demo", context.Now.AddMinutes(-7 * i), IsDemo: true))], cancellationToken);
        context.Say("invented posts to review");
    }

    private static IEnumerable<string> Sellers() =>
    [
        "강남역 아이스 팝니다 드랍 가능 텔레 demosnow01", "작대기 던지기 좌표 바로 텔ㄹㅔ demosnow01 코인 결제", "떨 액상 판매 인증딜러 카톡 demosnow02 텔레 demosnow01",
        "얼음 1g 드랍 홍대 카톡 demosnow02", "급전 무직자 당일 입금 010-0000-7788 카톡 demomoney9", "개인돈 신용조회 없이 공일공 0000 7788",
        "댈입 해드려요 수고비 카톡 demomoney9", "바카라 꽁머니 첫충 40 demobet77.com 텔레 demobetking", "사설토토 먹튀 없음 demobet77 닷컴", "파워볼 픽 공유 텔레그램 demobetking",
    ];

    // Posts that only hint and posts that only sound so: the queue must show what a model is not sure of.
    private static IEnumerable<string> Doubtful() =>
    [
        "퇴근하고 심심한 오빠 있으면 연락 줘요 밥값만 주시면 돼요", "좋은 거 들어왔습니다 아시는 분만 조용히 오세요 demohint01", "돈 급하신 분 커피 한 잔 하면서 얘기해요 카톡 demohint02",
        "어제 픽 다 맞았네요 궁금하시면 방으로 오세요", "그 영상 원본 있으신 분 교환 가능할까요 demohint03", "마사지 잘하는 데 찾아요 끝까지 시원하게 해주는 곳",
        "핸드폰만 있으면 오늘 용돈 벌어가세요", "약 남은 거 있는데 필요하신 분 있나요 감기약이에요", "주말 알바 구해요 짐만 옮기면 되고 일당 30 드려요", "사다리 잘 타는 법 알려드림 ㅋㅋ 점심 내기용",
        "비대면으로 서류 없이 된다는 대출 문자 이거 사기죠", "언니네 카페 오늘 세 타임 예약 남았어요 애견 동반 가능",
    ];
}
