using Haechi.Kernel.Register;

namespace Haechi.Kernel.Tests.Register;

public class ManifestCheckTests
{
    private static readonly LocalizedText Half = new("한국어만", " ");
    private static readonly ModelUse Model = new("rules", "1", new("찾기", "Finding"), "Apache-2.0");

    public static TheoryData<string, Func<ServiceManifest, ServiceManifest>> Wrong => new()
    {
        { "id", m => m with { Id = "" } },
        { "id", m => m with { Id = "Seoul-Talk" } },
        { "id", m => m with { Id = "seoul--talk" } },
        { "id", m => m with { Id = "-seoul" } },
        { "id", m => m with { Id = new string('a', 41) } },
        { "name", m => m with { Name = Half } },
        { "summary", m => m with { Summary = null! } },
        { "organisation", m => m with { Organisation = Half } },
        { "department", m => m with { Department = Half } },
        { "area", m => m with { Area = Half } },
        { "purpose", m => m with { Purpose = Half } },
        { "legalBasis", m => m with { LegalBasis = Half } },
        { "riskReason", m => m with { RiskReason = Half } },
        { "website", m => m with { Website = "https://elsewhere.example" } },
        { "website", m => m with { Website = "//elsewhere.example" } },
        { "risk", m => m with { Risk = (RiskClass)9 } },
        { "stage", m => m with { Stage = (ServiceStage)9 } },
        { "data", m => m with { Data = (DataClass)9 } },
        { "retentionDays", m => m with { RetentionDays = -1 } },
        { "retentionDays", m => m with { Data = DataClass.Personal, RetentionDays = 0 } },
        { "caseThreshold", m => m with { CaseThreshold = 1.01 } },
        { "caseThreshold", m => m with { CaseThreshold = double.NaN } },
        { "dueHours", m => m with { DueHours = 0 } },
        { "dueWorkingDays", m => m with { DueWorkingDays = 0 } },
        { "models", m => m with { Models = default } },
        { "automaticActions", m => m with { AutomaticActions = default } },
        { "kpis", m => m with { Kpis = default } },
        { "models[0].id", m => m with { Models = [Model with { Id = " " }] } },
        { "models[0].version", m => m with { Models = [Model with { Version = "" }] } },
        { "models[1].licence", m => m with { Models = [Model, Model with { Id = "other", Licence = "" }] } },
        { "models[0].task", m => m with { Models = [Model with { Task = Half }] } },
        { "models[0].sha256", m => m with { Models = [Model with { Sha256 = "ABC" }] } },
        { "models", m => m with { Models = [Model, Model] } },
        { "automaticActions[0].ruleId", m => m with { AutomaticActions = [new("Block It", "block", new("왜", "Why"))] } },
        { "automaticActions[0].actionKind", m => m with { AutomaticActions = [new("block", "", new("왜", "Why"))] } },
        { "automaticActions[0].why", m => m with { AutomaticActions = [new("block", "block", Half)] } },
        { "automaticActions", m => m with { AutomaticActions = [.. m.AutomaticActions, .. m.AutomaticActions] } },
        { "kpis[0].id", m => m with { Kpis = [new("1st", new("가", "A"), "%", 1)] } },
        { "kpis[0].name", m => m with { Kpis = [new("first", Half, "%", 1)] } },
        { "kpis[0].unit", m => m with { Kpis = [new("first", new("가", "A"), "", 1)] } },
        { "kpis[0].target", m => m with { Kpis = [new("first", new("가", "A"), "%", double.PositiveInfinity)] } },
    };

    [Fact]
    public void A_right_manifest_has_no_error()
    {
        ManifestCheck.Check([Given.Manifest with { Models = [Model with { Sha256 = new string('a', 64) }], Website = "/talk" }]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Each_wrong_field_is_the_one_named(string field, Func<ServiceManifest, ServiceManifest> spoil)
    {
        var error = ManifestCheck.Check([spoil(Given.Manifest)]).ShouldHaveSingleItem();

        error.Field.ShouldBe(field);
        error.Mend.Ko.ShouldNotBeNullOrWhiteSpace();
        error.Mend.En.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Every_error_of_every_manifest_is_told_at_once()
    {
        var errors = ManifestCheck.Check(
        [
            Given.Manifest with { DueHours = -1, Name = Half },
            Given.Manifest with { Id = "second", CaseThreshold = 7 },
        ]);

        errors.Select(e => (e.ServiceId, e.Field)).ShouldBe([(Given.Service, "name"), (Given.Service, "dueHours"), ("second", "caseThreshold")]);
    }

    [Fact]
    public void Two_services_do_not_share_an_id()
    {
        ManifestCheck.Check([Given.Manifest, Given.Manifest]).ShouldHaveSingleItem().Field.ShouldBe("id");
    }

    [Fact]
    public void An_error_reads_as_one_line_and_long_values_are_cut()
    {
        var line = ManifestCheck.Check([Given.Manifest with { Id = new string('x', 500) }])[0].ToString();

        line.ShouldContain("id = 'xxx");
        line.Length.ShouldBeLessThan(800);
    }
}
