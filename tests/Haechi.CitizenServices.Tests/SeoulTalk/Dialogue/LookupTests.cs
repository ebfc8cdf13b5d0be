using Haechi.CitizenServices.SeoulTalk.Dialogue;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Dialogue;

public sealed class LookupTests
{
    private static readonly ReceiptStatus Open = new(
        "처리 중", "불법 주정차", "교통지도과", Talk.Now, Talk.Now.AddHours(20), Outcome: null);

    [Fact]
    public void A_receipt_number_is_looked_up_at_once() =>
        new Talk().Say("20261122 k7q3m9 어떻게 됐어요?").Effects.ShouldHaveSingleItem().ShouldBe(new LookUpReceipt("20261122-K7Q3M9"));

    [Fact]
    public void Without_a_number_it_asks_for_one_and_then_offers_a_person()
    {
        var talk = new Talk().Say("신고한 거 어떻게 됐어요?");
        talk.Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Receipt);
        talk.Say("1234").Last.Text.ShouldContain("읽지 못했습니다");
        talk.Say("5678").Last.ShouldBeOfType<HandoverOffered>();
    }

    [Fact]
    public void Says_how_it_stands()
    {
        var talk = new Talk().Take(new ReceiptLookedUp("20261122-K7Q3M9", Open));
        talk.Last.ShouldBeOfType<LookupResult>().Text.ShouldContain("'처리 중'");
        talk.Take(new ReceiptLookedUp("20261122-K7Q3M9", Open with { Outcome = "견인했습니다." })).Last.Text.ShouldContain("견인했습니다.");
        talk.Take(new ReceiptLookedUp("20261122-XXXXXX", null)).Last.Text.ShouldContain("찾지 못했습니다");
    }

    [Fact]
    public void A_look_up_does_not_lose_the_report_in_progress()
    {
        var talk = Talk.AtSummary().Say("20261122-K7Q3M9");
        talk.Effects.OfType<LookUpReceipt>().ShouldHaveSingleItem();
        talk.State.Step.ShouldBe(Step.AskedConfirmation);
    }

    [Fact]
    public void The_result_comes_back_into_the_conversation() =>
        new Talk().Take(new ReportAnswered("20261122-K7Q3M9", Open with { State = "처리 완료", Outcome = "견인했습니다." }))
            .Last.Text.ShouldContain("견인했습니다.");
}
