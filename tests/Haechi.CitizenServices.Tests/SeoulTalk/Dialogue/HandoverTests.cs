using Haechi.CitizenServices.SeoulTalk.Dialogue;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Dialogue;

public sealed class HandoverTests
{
    [Theory]
    [InlineData("상담사 연결해 주세요")]
    [InlineData("사람이랑 얘기하고 싶어요")]
    [InlineData("상담언 연결")]
    public void A_person_is_one_sentence_away(string text)
    {
        var talk = new Talk().Say(text);
        talk.Last.ShouldBeOfType<HandoverQueued>();
        talk.Effects.ShouldHaveSingleItem().ShouldBe(new RequestHandover(HandoverReason.Asked));
        talk.State.Holder.ShouldBe(Holder.Queue);
    }

    [Fact]
    public void Asking_again_does_not_queue_twice()
    {
        var talk = new Talk().Say("상담사 연결").Say("상담사 연결").Press(ChoiceIds.Person);
        talk.Effects.OfType<RequestHandover>().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_machine_is_silent_while_a_counsellor_has_the_conversation()
    {
        var talk = new Talk().Say("상담사 연결").Take(new CounsellorJoined("김해치"));
        talk.Last.Text.ShouldContain("김해치");
        foreach (var turn in new Turn[] { new CitizenText("등본 어디서 떼요?"), new CitizenChoice("report"), new CitizenPhoto("p"), new CitizenText("네") })
            talk.Take(turn).Replies.ShouldBeEmpty();
        talk.State.Holder.ShouldBe(Holder.Counsellor);
    }

    [Fact]
    public void Handing_back_resumes_the_report_where_it_stood()
    {
        var talk = Talk.AtSummary().Say("상담사 연결").Take(new CounsellorJoined("김해치")).Take(new CounsellorLeft());
        talk.Replies[0].Text.ShouldContain("다시 AI");
        talk.Last.ShouldBeOfType<ConfirmReport>();
        talk.State.CounsellorName.ShouldBeNull();
    }

    [Theory]
    [InlineData("취소")]
    [InlineData(null)]
    public void The_queue_can_be_left(string? text)
    {
        var talk = new Talk().Say("상담사 연결");
        _ = text is null ? talk.Press(ChoiceIds.Bot) : talk.Say(text);
        talk.State.Holder.ShouldBe(Holder.Bot);
        talk.Effects.OfType<ReturnToBot>().ShouldHaveSingleItem();
        talk.Say("등본 어디서 떼요?").Last.ShouldBeOfType<Answer>();
    }

    [Fact]
    public void A_person_is_reached_from_the_middle_of_a_report_and_the_draft_is_kept() =>
        Talk.AtSummary().Say("상담사 연결해 주세요").State.Draft.ShouldNotBeNull();
}
