using System.Text.Json;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Measuring;
using Haechi.Kernel.Register;

namespace Haechi.Kernel.Tests.Register;

public class RegisterEntryTests
{
    private static readonly LocalizedText Seoul = new("서울특별시", "Seoul");
    private static readonly RegisterNumbers Quiet = new(0, 0, 0, null, []);

    [Fact]
    public void The_published_field_names_are_used()
    {
        var json = JsonSerializer.SerializeToElement(RegisterEntry.Of(Given.Manifest, Quiet, Seoul, "ko-KR"));

        string[] published = ["name", "organization", "department", "area", "domain", "description_short", "website", "risk_category", "status", "goal", "lawful_basis", "human_intervention", "methods_and_models"];
        published.ShouldBeSubsetOf(json.EnumerateObject().Select(p => p.Name));
        json.GetProperty("name").GetString().ShouldBe("거리 지킴이");
        json.GetProperty("risk_category").GetString().ShouldBe("ordinary");
        json.GetProperty("lang").GetString().ShouldBe("ko");
    }

    [Fact]
    public void English_is_written_when_asked_for()
    {
        var entry = RegisterEntry.Of(Given.Manifest with { Risk = RiskClass.HighImpact }, Quiet, Seoul, "en");

        (entry.Name, entry.Area, entry.RiskCategory, entry.Language).ShouldBe(("Street watch", "Seoul", "high-impact", "en"));
    }

    [Fact]
    public void What_may_happen_without_a_person_is_spelled_out()
    {
        RegisterEntry.Of(Given.Manifest, Quiet, Seoul, "en").HumanIntervention.ShouldContain("block-address (A known address.)");
        RegisterEntry.Of(Given.Manifest with { AutomaticActions = [] }, Quiet, Seoul, "en").HumanIntervention
            .ShouldBe("A named official makes every decision.");
    }

    [Fact]
    public void Live_numbers_show_false_alarms_and_misses_with_rates_only_where_there_are_any()
    {
        var measure = ServiceMeasure.Empty(Given.Service, "2").Found().Found().Found().Miss()
            .Decide(Verdict.Confirm, TimeSpan.FromSeconds(90)).Decide(Verdict.Confirm, TimeSpan.FromSeconds(90)).Decide(Verdict.Dismiss, TimeSpan.FromSeconds(90));

        RegisterMeasure.Of(measure).ShouldBe(new RegisterMeasure("2", 2, 1, 1, 0, 0.667, 0.667, 90));
        RegisterMeasure.Of(ServiceMeasure.Empty(Given.Service, "3")).ShouldBe(new RegisterMeasure("3", 0, 0, 0, 0, null, null, null));
    }
}
