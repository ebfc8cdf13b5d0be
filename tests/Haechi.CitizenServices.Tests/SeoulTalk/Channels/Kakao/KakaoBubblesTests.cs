using System.Text;
using Haechi.CitizenServices.SeoulTalk.Channels.Kakao;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Channels.Kakao;

public sealed class KakaoBubblesTests
{
    [Fact]
    public void Few_short_texts_stay_apart() => KakaoBubbles.Of(["하나", "둘", "셋"]).ShouldBe(["하나", "둘", "셋"]);

    [Fact]
    public void The_shortest_neighbours_share_a_bubble() =>
        KakaoBubbles.Of([new string('가', 900), "둘", "셋", new string('라', 900)]).ShouldBe([new string('가', 900), "둘\n\n셋", new string('라', 900)]);

    [Fact]
    public void A_long_text_goes_on_in_the_next_bubble_after_a_whole_sentence()
    {
        var sentence = "서류를 내시면 됩니다. ";
        var text = string.Concat(Enumerable.Repeat(sentence, 120)).Trim();

        var bubbles = KakaoBubbles.Of([text]);

        bubbles.Count.ShouldBe(2);
        bubbles[0].ShouldEndWith("됩니다.");
        string.Join(' ', bubbles).ShouldBe(text);
    }

    [Fact]
    public void What_cannot_be_shown_is_marked()
    {
        var bubbles = KakaoBubbles.Of(Enumerable.Repeat(new string('가', 1000), 5));

        bubbles.Count.ShouldBe(3);
        bubbles[2].ShouldEndWith("…");
        bubbles.ShouldAllBe(b => b.Length <= 1000);
    }

    [Fact]
    public void No_cut_halves_a_character()
    {
        var emoji = "a" + string.Concat(Enumerable.Repeat("😀", 2000));

        foreach (var bubble in KakaoBubbles.Of([emoji]))
        {
            Should.NotThrow(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(bubble));
        }
    }

    [Fact]
    public void Labels_are_cut_and_what_they_send_is_not()
    {
        TurnBody body = new NoticeBody("고르세요") { Choices = [new("entry:a", "주민등록등본은 인터넷으로 어떻게 발급받나요?")] };

        var reply = KakaoReply.Of([new TurnView(1, DateTimeOffset.UnixEpoch, TurnAuthor.Bot, null, body, null)]).Template.QuickReplies[0];

        reply.Label.ShouldBe("주민등록등본은 인터넷으로…");
        reply.MessageText.ShouldBe("주민등록등본은 인터넷으로 어떻게 발급받나요?");
    }
}
