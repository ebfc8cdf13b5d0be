using Haechi.CitizenServices.SeoulTalk.Dialogue;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Dialogue;

public sealed class ReportingTests
{
    [Fact]
    public void One_free_sentence_leaves_only_the_photo_to_ask_for()
    {
        var talk = new Talk().Say("방금 강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456");
        talk.Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Photo);
        var summary = talk.Press(ChoiceIds.LeaveOut).Last.ShouldBeOfType<ConfirmReport>().Summary;
        summary.ShouldBe(new ReportSummary(
            "불법 주정차", "강남역 3번 출구 앞", "방금", "12가3456", 0, "교통지도과", "4시간 이내"));
        talk.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void Asks_step_by_step_for_what_is_missing()
    {
        var talk = new Talk().Say("신고하고 싶어요");
        talk.Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Kind);
        talk.Say("불법주차요").Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Place);
        talk.Say("테헤란로 152 앞이요").Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Time);
        talk.Say("어제 저녁 8시쯤").Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Plate);
        talk.Say("12가 3456이에요").Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Photo);
        talk.Take(new CitizenPhoto("photo-1")).Last.ShouldBeOfType<ConfirmReport>().Summary.Photos.ShouldBe(1);
        talk.Say("네").Effects.OfType<FileReport>().ShouldHaveSingleItem().Draft.Plate.ShouldBe("12가3456");
    }

    [Fact]
    public void Files_once_and_gives_the_receipt()
    {
        var talk = Talk.AtSummary().Press(ChoiceIds.Confirm);
        talk.Effects.OfType<FileReport>().ShouldHaveSingleItem();
        talk.Say("네").Say("접수해주세요").Press(ChoiceIds.Confirm);
        talk.Effects.OfType<FileReport>().ShouldHaveSingleItem();
        var receipt = talk.Take(new ReportFiled("20261122-K7Q3M9", "교통지도과", Talk.Now.AddHours(20))).Last.ShouldBeOfType<ReceiptIssued>();
        receipt.Text.ShouldContain("20261122-K7Q3M9");
        receipt.Text.ShouldContain("11월 23일 11:30");
        talk.State.Draft.ShouldBeNull();
    }

    [Fact]
    public void A_report_that_could_not_be_filed_waits_for_another_yes()
    {
        var talk = Talk.AtSummary().Say("네").Take(new ReportNotFiled());
        talk.Last.ShouldBeOfType<ConfirmReport>();
        talk.Say("네").Effects.OfType<FileReport>().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("아니 2번 출구예요", "강남역 2번 출구 앞")]
    [InlineData("장소를 역삼역 1번 출구로 바꿔 주세요", "역삼역 1번 출구")]
    [InlineData("네 근데 장소는 선릉역 4번 출구예요", "선릉역 4번 출구")]
    public void Takes_a_correction_and_shows_the_summary_again(string text, string place)
    {
        var talk = Talk.AtSummary().Say(text);
        talk.Last.ShouldBeOfType<ConfirmReport>().Summary.Place.ShouldBe(place);
        talk.Effects.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("장소 바꿀래요", Slot.Place)]
    [InlineData("차량번호 틀렸어요", Slot.Plate)]
    [InlineData("시간 수정할게요", Slot.Time)]
    public void Asks_anew_for_what_is_to_be_changed(string text, object slot) =>
        Talk.AtSummary().Say(text).Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe((Slot)slot);

    [Fact]
    public void No_to_the_summary_asks_what_to_change()
    {
        var talk = Talk.AtSummary().Say("아니요");
        talk.Last.ShouldBeOfType<Choices>().Options.ShouldContain(o => o.Id == "change:place");
        talk.Press("change:place").Say("망원시장 앞").Last.ShouldBeOfType<ConfirmReport>().Summary.Place.ShouldBe("망원시장 앞");
    }

    [Theory]
    [InlineData("취소")]
    [InlineData("그만할래요")]
    [InlineData("취소할게")]
    [InlineData("아니 그냥 취소해주세요")]
    public void Can_be_dropped_at_any_step(string text)
    {
        foreach (var talk in new[] { new Talk().Say("신고하고 싶어요"), new Talk().Press("kind:pothole"), Talk.AtSummary() })
        {
            talk.Say(text).State.Draft.ShouldBeNull();
            talk.Last.Text.ShouldStartWith("신고를 취소했습니다");
            talk.Effects.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_question_in_between_is_answered_and_the_step_kept()
    {
        var talk = new Talk().Press("kind:illegal-parking").Say("주차위반 과태료 얼마예요?");
        talk.Replies[0].ShouldBeOfType<Answer>().Parts[0].EntryId.ShouldBe("parking-fine");
        talk.Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Place);
        talk.State.Step.ShouldBe(Step.AskedPlace);
    }

    [Fact]
    public void A_place_that_nobody_could_find_is_asked_for_once_more()
    {
        var talk = new Talk().Press("kind:street-light").Say("마포구요");
        talk.Last.ShouldBeOfType<AskSlot>().Slot.ShouldBe(Slot.Place);
        talk.Say("망원동 57-1").Press(ChoiceIds.LeaveOut).Last.ShouldBeOfType<ConfirmReport>().Summary.Place.ShouldBe("마포구 망원동 57-1");
    }

    [Fact]
    public void A_second_station_replaces_the_first_and_an_exit_completes_it()
    {
        new Talk().Press("kind:pothole").Say("강남역").Say("역삼역 3번 출구").State.Draft!.Place.ShouldBe("역삼역 3번 출구");
        new Talk().Press("kind:pothole").Say("강남역").Say("3번 출구").State.Draft!.Place.ShouldBe("강남역 3번 출구");
    }

    [Fact]
    public void A_number_that_chose_the_kind_is_no_description() =>
        new Talk().Say("신고할게요").Say("3").State.Draft!.Description.ShouldBeEmpty();

    [Fact]
    public void Understands_a_report_in_English()
    {
        var talk = new Talk().Press(ChoiceIds.English).Say("A car is blocking the crosswalk in front of City Hall Station Exit 2");
        talk.State.Draft!.KindId.ShouldBe("illegal-parking");
        talk.State.Draft.Place.ShouldBe("in front of City Hall Station Exit 2");
    }

    [Fact]
    public void What_is_not_known_may_stay_out()
    {
        var talk = new Talk().Press("kind:illegal-parking").Say("테헤란로 152");
        talk.Say("잘 모르겠어요").Say("번호는 못 봤어요").Say("사진 없어요");
        var summary = talk.Last.ShouldBeOfType<ConfirmReport>().Summary;
        summary.Plate.ShouldBeNull();
        summary.Time.ShouldBeNull();
    }

    [Fact]
    public void Only_a_kind_about_cars_keeps_a_plate_and_no_kind_keeps_a_phone()
    {
        var parking = new Talk().Say("테헤란로 152에 불법주차 12가3456 신고합니다 010-1234-5678").State.Draft!;
        parking.Description.ShouldContain("12가3456");
        parking.Description.ShouldNotContain("1234-5678");
        new Talk().Say("테헤란로 152에 포트홀이 있어요 12가3456").State.Draft!.Description.ShouldNotContain("3456");
    }

    [Fact]
    public void No_more_than_five_photos_are_taken()
    {
        var talk = Talk.AtSummary();
        for (var i = 0; i < 7; i++)
            talk.Take(new CitizenPhoto($"photo-{i}"));
        talk.State.Draft!.Photos.Length.ShouldBe(5);
        talk.Replies[0].Text.ShouldContain("5장까지");
    }

    [Fact]
    public void A_photo_without_a_report_is_said_to_be_unasked_for() =>
        new Talk().Take(new CitizenPhoto("photo-1")).Last.Text.ShouldContain("진행 중인 신고가 없습니다");
}
