using System.Net;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Identity;

public sealed class UserDirectoryTests
{
    private static readonly Actor Admin = Actor.Person("boss", "관리자");

    [Fact]
    public async Task An_account_is_made_found_changed_and_every_step_is_in_the_trail()
    {
        await using var site = await TestSite.StartAsync();
        var users = site.Services.GetRequiredService<UserDirectory>();

        var made = (await users.CreateAsync(new("lee", "이순신", "교통과", [Roles.Operator]), Admin, default)).Value;
        var line = (await users.ListAsync("교통", default)).Single();
        (await users.RenameAsync(line.Id, "이순신", "안전과", Admin, default)).Succeeded.ShouldBeTrue();
        (await users.SetRolesAsync(line.Id, [Roles.Auditor, Roles.Operator], Admin, default)).Succeeded.ShouldBeTrue();
        (await users.ResetPasswordAsync(line.Id, Admin, default)).Value.ShouldNotBe(made.Password);
        (await users.ResetAuthenticatorAsync(line.Id, Admin, default)).Succeeded.ShouldBeTrue();
        (await users.SetDisabledAsync(line.Id, true, Admin, default)).Succeeded.ShouldBeTrue();

        var after = (await users.FindAsync(line.Id, default)).ShouldNotBeNull();
        after.Department.ShouldBe("안전과");
        after.Roles.ShouldBe([Roles.Operator, Roles.Auditor]);
        after.Disabled.ShouldBeTrue();
        after.MustChangePassword.ShouldBeTrue();
        (await site.ActsAsync()).ShouldBe(["account.created", "account.renamed", "account.roles-set", "account.password-reset", "account.authenticator-reset", "account.disabled"]);
    }

    [Fact]
    public async Task A_change_of_roles_ends_the_open_session()
    {
        await using var site = await TestSite.StartAsync(app => app.MapPermission(PlatformPermissions.CaseDecide));
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = await site.SignedInAsync("kim", person.Password);
        (await browser.GetAsync("/api/needs/case.decide")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await site.Services.GetRequiredService<UserDirectory>().SetRolesAsync(person.Id, [Roles.Auditor], Admin, default);
        site.Clock.Advance(TimeSpan.FromSeconds(59));

        (await browser.GetAsync("/api/needs/case.decide")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_a_refused_change_leaves_no_trace()
    {
        await using var site = await TestSite.StartAsync();
        var users = site.Services.GetRequiredService<UserDirectory>();
        var only = await site.AddAccountAsync("boss", Roles.Administrator);

        (await users.SetDisabledAsync(only.Id, true, Admin, default)).Refusal!.Code.ShouldBe("last-administrator");
        (await users.SetRolesAsync(only.Id, [Roles.Auditor], Admin, default)).Refusal!.Code.ShouldBe("last-administrator");
        (await site.ActsAsync()).ShouldBeEmpty();

        await site.AddAccountAsync("second", Roles.Administrator);
        (await users.SetRolesAsync(only.Id, [Roles.Auditor], Admin, default)).Succeeded.ShouldBeTrue();
        (await users.FindAsync(only.Id, default))!.Roles.ShouldBe([Roles.Auditor]);
    }

    [Theory]
    [InlineData("", "이름", "counsellor", "user-name-length")]
    [InlineData("kim", "", "counsellor", "name-length")]
    [InlineData("kim", "이름", "wizard", "role-unknown")]
    [InlineData("김", "이름", "counsellor", "user-name-invalid")]
    [InlineData("../kim", "이름", "counsellor", "user-name-invalid")]
    public async Task A_wrong_draft_is_refused(string userName, string name, string role, string code)
    {
        await using var site = await TestSite.StartAsync();

        var outcome = await site.Services.GetRequiredService<UserDirectory>().CreateAsync(new(userName, name, "", [role]), Admin, default);

        outcome.Refusal!.Code.ShouldBe(code);
        (await site.ActsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Demo_accounts_cover_every_other_role_and_keep_their_passwords_over_a_restart()
    {
        await using var site = await TestSite.StartAsync();
        var demo = site.Services.GetRequiredService<DemoAccounts>();

        var first = await demo.EnsureAsync(default);
        var second = await demo.EnsureAsync(default);

        second.ShouldBe(first);
        first.Select(made => made.Role).Distinct().ShouldBe(Roles.All.Except([Roles.Administrator]), "two counsellors, so that one can hand on to the other");
        foreach (var made in first)
        {
            using var browser = await site.SignedInAsync(made.UserName, made.Password);
        }

        (await site.Services.GetRequiredService<UserDirectory>().ListAsync(null, default)).ShouldAllBe(line => line.Demo);
    }
}
