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
        var posts = new TradeGenerator(2026).Take(160).Select(post => post.Text).Concat(Sellers());
        await desk.TakeAsync([.. posts.Select((text, i) => new PostIn(text, $"https://board{i % 7}.example.invalid/posts/{1000 + i}", "demo", context.Now.AddMinutes(-7 * i), IsDemo: true))], cancellationToken);
        context.Say("invented posts to review");
    }

    private static IEnumerable<string> Sellers() =>
    [
        "강남역 아이스 팝니다 드랍 가능 텔레 demosnow01", "작대기 던지기 좌표 바로 텔ㄹㅔ demosnow01 코인 결제", "떨 액상 판매 인증딜러 카톡 demosnow02 텔레 demosnow01",
        "얼음 1g 드랍 홍대 카톡 demosnow02", "급전 무직자 당일 입금 010-0000-7788 카톡 demomoney9", "개인돈 신용조회 없이 공일공 0000 7788",
        "댈입 해드려요 수고비 카톡 demomoney9", "바카라 꽁머니 첫충 40 demobet77.com 텔레 demobetking", "사설토토 먹튀 없음 demobet77 닷컴", "파워볼 픽 공유 텔레그램 demobetking",
    ];
}
