using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.Tests.Testing;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Sheet;

public sealed class SheetReaderTests
{
    private static readonly SheetReader Reader = new(ReportKinds.Shipped);

    [Fact]
    public void Every_field_says_which_sentence_it_came_from()
    {
        var form = Read("안녕하세요. 강남역 3번 출구 앞에 불법주차된 차가 있어요.", "차 번호는 12가3456 이고 오늘 아침 8시부터 있었어요");

        (form[SheetField.Kind].Value, form[SheetField.Kind].From).ShouldBe(("illegal-parking", "강남역 3번 출구 앞에 불법주차된 차가 있어요."));
        form[SheetField.Place].Value.ShouldStartWith("강남역 3번 출구");
        form[SheetField.Plate].From.ShouldBe("차 번호는 12가3456 이고 오늘 아침 8시부터 있었어요");
        (form[SheetField.Plate].Value, form[SheetField.Time].Value).ShouldBe(("12가3456", "2026-11-23T08:00"));
    }

    [Fact]
    public void Later_words_correct_earlier_ones()
    {
        var form = Read("강남역 3번 출구 앞 보도블록이 깨졌어요", "아니 2번 출구예요");

        form[SheetField.Place].Value.ShouldBe("강남역 2번 출구 앞");
    }

    [Fact]
    public void What_a_counsellor_corrected_stays_whatever_is_read_later()
    {
        var corrections = new Dictionary<SheetField, string> { [SheetField.Place] = "서초구 반포대로 58", [SheetField.Plate] = "" };

        var form = Read("강남역 3번 출구 앞에 불법주차된 차가 있어요 12가3456", "아니 2번 출구예요").With(corrections);

        (form[SheetField.Place].Value, form[SheetField.Place].Corrected).ShouldBe(("서초구 반포대로 58", true));
        (form[SheetField.Plate].Value, form[SheetField.Plate].Read).ShouldBe(("", "12가3456"));
        form[SheetField.Kind].Corrected.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_made_up()
    {
        var form = Read("여권을 만들고 싶어요", "고맙습니다");

        Enum.GetValues<SheetField>().ShouldAllBe(f => form[f].Value == "" && form[f].From == null);
    }

    private static SheetForm Read(params string[] said) => Reader.Read(said.Select(s => new Spoken(s, TalkSite.MondayMorning)));
}
