using Bunit;
using Haechi.Console.Layout;
using Haechi.Kernel;
using Haechi.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests.Layout;

public sealed class NavigationMenuTests : ConsoleTest
{
    public NavigationMenuTests()
    {
        Services.AddNavigation(new("audit", "oversight", new("감사 기록", "Audit trail"), "/console/audit", "audit", 1, "audit.read"));
        Services.AddNavigation(new("cases", "work", new("사건", "Cases"), "/console/cases", "inbox", 2, "case.read"));
        Services.AddNavigation(new("start", "work", new("시작", "Start"), "/console", "home", 1));
        Services.AddNavigation(new("chat", "public", new("서울톡", "Seoul Talk"), "/", "chat", 1));
    }

    [Fact]
    public void Shows_what_the_reader_may_see_in_groups_and_in_order()
    {
        AddAuthorization().SetAuthorized("박서연").SetPolicies("case.read");

        var menu = Render<NavigationMenu>();

        menu.FindAll("h2").Select(h => h.TextContent).ShouldBe(["업무"]);
        menu.FindAll("a").Select(a => a.TextContent).ShouldBe(["시작", "사건"]);
    }

    [Fact]
    public void Speaks_the_readers_language()
    {
        AddAuthorization().SetAuthorized("박서연").SetPolicies("case.read", "audit.read");
        Speak("en");

        var menu = Render<NavigationMenu>();

        menu.FindAll("h2").Select(h => h.TextContent).ShouldBe(["Work", "Oversight"]);
        menu.FindAll("a").Select(a => a.TextContent).ShouldBe(["Start", "Cases", "Audit trail"]);
    }
}
