using System.Net;
using System.Security.Claims;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Tests.Web;

namespace Haechi.Platform.Tests.Identity;

public sealed class PermissionTests
{
    public static TheoryData<string, string> Matrix()
    {
        var data = new TheoryData<string, string>();
        foreach (var permission in PlatformPermissions.All)
        {
            foreach (var role in Roles.All)
            {
                data.Add(permission.Id, role);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void A_role_holds_exactly_the_permissions_that_name_it(string permission, string role)
    {
        var book = new PermissionBook([]);
        var named = PlatformPermissions.All.Single(p => p.Id == permission).Roles.Contains(role);

        book.Holds(PrincipalOf(role), permission).ShouldBe(named);
    }

    [Fact]
    public void The_administrator_is_not_implied_and_citizens_hold_nothing()
    {
        var book = new PermissionBook([]);

        book.Holds(PrincipalOf(Roles.Administrator), PlatformPermissions.CaseDecide).ShouldBeFalse();
        PlatformPermissions.All.ShouldAllBe(permission => !book.Holds(new ClaimsPrincipal(new ClaimsIdentity()), permission.Id));
        PlatformPermissions.All.ShouldAllBe(permission => !book.Holds(null, permission.Id));
    }

    [Fact]
    public void An_unknown_permission_is_held_by_nobody()
    {
        var book = new PermissionBook([]);

        Roles.All.ShouldAllBe(role => !book.Holds(PrincipalOf(role), "case.decid"));
    }

    [Fact]
    public void Two_permissions_of_one_id_refuse_to_start_and_are_named()
    {
        Permission[] twice = [new("water.read", new("물", "Water"), Roles.Operator), new("water.read", new("물", "Water"), Roles.Auditor)];

        Should.Throw<InvalidOperationException>(() => new PermissionBook(twice)).Message.ShouldContain("'water.read' is contributed 2 times");
    }

    [Fact]
    public void A_permission_for_a_role_that_does_not_exist_refuses_to_start() =>
        Should.Throw<InvalidOperationException>(() => new PermissionBook([new("water.read", new("물", "Water"), "wizard")])).Message.ShouldContain("'wizard'");

    [Fact]
    public async Task Endpoints_open_for_the_roles_of_their_policy_and_an_unknown_policy_locks_everyone_out()
    {
        await using var site = await TestSite.StartAsync(app =>
        {
            app.MapPermission(PlatformPermissions.AuditRead);
            app.MapPermission("no-such.permission");
        });
        var auditor = await site.AddAccountAsync("auditor", Roles.Auditor);
        var counsellor = await site.AddAccountAsync("counsellor", Roles.Counsellor);
        using var a = await site.SignedInAsync("auditor", auditor.Password);
        using var c = await site.SignedInAsync("counsellor", counsellor.Password);
        using var nobody = site.Browser();

        (await a.GetAsync("/api/needs/audit.read")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await c.GetAsync("/api/needs/audit.read")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.GetAsync("/api/needs/audit.read")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await a.GetAsync("/api/needs/no-such.permission")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        site.Log.Warnings.ShouldContain(line => line.Contains("no-such.permission"));
    }

    private static ClaimsPrincipal PrincipalOf(string role) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "1"), new Claim(ClaimTypes.Role, role)], "test"));
}
