using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.Sheets;
using Haechi.Platform.Cases.Deadlines;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Reports;

public sealed class ReportKindsTests
{
    [Fact]
    public void Sixteen_kinds_ship_each_complete()
    {
        ReportKinds.Shipped.All.Count.ShouldBe(16);
        foreach (var kind in ReportKinds.Shipped.All)
        {
            kind.Name.En.ShouldNotBeEmpty();
            kind.Department.Ko.ShouldNotBeEmpty();
            kind.Where.En.ShouldNotBeEmpty();
            kind.Due.Amount.ShouldBeGreaterThan(0);
            kind.Clues.Count.ShouldBeGreaterThan(3);
        }
    }

    [Fact]
    public void A_city_may_bring_its_own()
    {
        var errors = new List<SheetError>();
        var kinds = ReportKinds.Read("own.yaml", Own("2d"), errors);
        errors.ShouldBeEmpty();
        kinds.Find("graffiti")!.Due.ShouldBe(new DueIn(2, InWorkingDays: true));
        kinds.Find("none").ShouldBeNull();
    }

    [Fact]
    public void A_fault_names_its_line_and_its_mend()
    {
        var errors = new List<SheetError>();
        ReportKinds.Read("own.yaml", Own("soon"), errors).All.ShouldBeEmpty();
        var error = errors.ShouldHaveSingleItem();
        error.ToString().ShouldBe("own.yaml(5) kinds[0].due: 'soon' is no time to answer in. Write hours by the clock as 4h or working days as 3d, up to 99.");
    }

    private static string Own(string due) => $$"""
        kinds:
          - id: graffiti
            name: { ko: 낙서, en: Graffiti }
            department: { ko: 도시디자인과, en: Urban Design }
            due: {{due}}
            where: { ko: 어디인가요?, en: Where? }
            words: [낙서, 그라피티]
        """;
}
