using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Tests.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Identity;

public sealed class SignInTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task The_first_administrator_is_made_once_and_can_do_nothing_before_changing_the_password()
    {
        await using var site = await TestSite.StartAsync(app => app.MapPermission("users.manage"));
        var first = site.Services.GetRequiredService<FirstAdministrator>();

        var made = (await first.EnsureAsync(Stop)).ShouldNotBeNull();
        (await first.EnsureAsync(Stop)).ShouldBeNull();

        using var browser = site.Browser();
        var answer = await browser.PostAsync("/test/sign-in", TestSite.Form(("user", made.UserName), ("password", made.Password)));
        (await answer.Content.ReadAsStringAsync()).ShouldBe(nameof(SignInAnswer.MustChangePassword));

        var page = await browser.GetAsync("/page");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe(AccountPaths.Password);
        var api = await browser.GetAsync("/api/needs/users.manage");
        api.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("password-change-needed");
        (await site.ActsAsync()).ShouldBe(["account.created", "account.signed-in"]);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = site.Browser();
        for (var i = 0; i < 4; i++)
        {
            (await Try(browser, "kim", "wrong-" + i)).ShouldBe(nameof(SignInAnswer.Refused));
        }

        (await Try(browser, "kim", "wrong-again")).ShouldBe(nameof(SignInAnswer.LockedOut));
        (await Try(browser, "kim", person.Password)).ShouldBe(nameof(SignInAnswer.LockedOut));
        (await site.ActsAsync()).Count(act => act == "account.locked-out").ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_name_and_a_disabled_account_are_refused_alike()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.AddAccountAsync("kim", Roles.Counsellor, account => account.Disabled = true);
        using var browser = site.Browser();

        (await Try(browser, "nobody", "whatever-it-is")).ShouldBe(nameof(SignInAnswer.Refused));
        (await Try(browser, "kim", person.Password)).ShouldBe(nameof(SignInAnswer.Refused));
    }

    [Fact]
    public async Task The_session_cookie_is_hidden_from_scripts_and_other_sites()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = site.Browser();

        var answer = await browser.PostAsync("/test/sign-in", TestSite.Form(("user", "kim"), ("password", person.Password)));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("haechi-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Fact]
    public async Task An_idle_session_ends_after_eight_hours_with_a_clear_answer()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = await site.SignedInAsync("kim", person.Password);
        (await browser.GetStringAsync("/api/who")).ShouldContain("kim의 이름");

        site.Clock.Advance(TimeSpan.FromHours(9));

        var api = await browser.GetAsync("/api/who");
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("sign-in-needed");
        var page = await browser.GetAsync("/page");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.PathAndQuery.ShouldBe("/login?ReturnUrl=%2Fpage&reason=expired");
    }

    [Fact]
    public async Task A_disabled_account_loses_its_session_within_a_minute()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = await site.SignedInAsync("kim", person.Password);

        await site.Services.GetRequiredService<Ledger>().WriteAsync(
            async scope => (await scope.Use<IdentityDb>().Users.SingleAsync(Stop)).Disabled = true, Stop);
        site.Clock.Advance(TimeSpan.FromSeconds(59));

        (await browser.GetAsync("/api/who")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_behind_the_cookies_is_sealed_in_the_database()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = await site.SignedInAsync("kim", person.Password);

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(Stop);
        var key = await db.DataProtectionKeys.SingleAsync(Stop);
        key.Xml.ShouldNotBeNull().ShouldContain("SealedKeyXmlReader");
        key.Xml.ShouldNotContain("masterKey");
    }

    private static async Task<string> Try(HttpClient browser, string user, string password) =>
        await (await browser.PostAsync("/test/sign-in", TestSite.Form(("user", user), ("password", password)))).Content.ReadAsStringAsync();
}
