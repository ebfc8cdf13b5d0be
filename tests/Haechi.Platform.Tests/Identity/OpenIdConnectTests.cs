using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Tests.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Identity;

public sealed class OpenIdConnectTests
{
    [Fact]
    public async Task The_providers_claims_make_the_account_and_its_roles_anew_at_every_sign_in()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        using var browser = site.Browser();

        (await SignInAsync(site, browser)).ShouldBe("/console/cases");

        (await browser.GetFromJsonAsync<JsonElement>("/api/who")).GetProperty("name").GetString().ShouldBe("홍길동");
        (await browser.GetAsync("/api/needs/case.decide")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var users = site.Services.GetRequiredService<UserDirectory>();
        var line = (await users.ListAsync(null, default)).Single();
        (line.Department, line.Roles.Single()).ShouldBe(("교통과", Roles.Operator));

        provider.Claims["groups"] = new[] { "seoul-auditors", "others" };
        using var later = site.Browser();
        await SignInAsync(site, later);

        (await users.ListAsync(null, default)).Single().Roles.ShouldBe([Roles.Auditor]);
        (await later.GetAsync("/api/needs/case.decide")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await site.ActsAsync()).ShouldBe(["account.signed-in", "account.signed-in"]);
    }

    [Fact]
    public async Task Somebody_without_a_role_here_or_with_a_disabled_account_is_refused()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);
        using var browser = site.Browser();
        await SignInAsync(site, browser);
        var users = site.Services.GetRequiredService<UserDirectory>();
        await users.SetDisabledAsync((await users.ListAsync(null, default)).Single().Id, true, Actor.System, default);

        (await SignInAsync(site, site.Browser())).ShouldBe("/login?Reason=external");
        provider.Claims["sub"] = "s-2";
        provider.Claims["groups"] = new[] { "others" };
        (await SignInAsync(site, site.Browser())).ShouldBe("/login?Reason=external");

        (await users.ListAsync(null, default)).Count.ShouldBe(1);
        (await site.ActsAsync()).Count(act => act == "account.external-refused").ShouldBe(2);
    }

    [Fact]
    public async Task A_foreign_return_address_and_a_made_up_answer_lead_nowhere()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var site = await SiteAsync(provider);

        (await SignInAsync(site, site.Browser(), "//evil.example/x")).ShouldBe(AccountPaths.Start);
        using var forged = site.Browser();
        (await forged.GetAsync("/signin-oidc-city?code=x&state=y")).Headers.Location!.ToString().ShouldBe("/login?Reason=external");
        (await forged.GetAsync(AccountPaths.ExternalReturn)).Headers.Location!.ToString().ShouldBe("/login?Reason=external");
        (await forged.PostAsync(AccountPaths.External, TestSite.Form(("provider", "city")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_wrong_provider_in_the_configuration_names_every_fault()
    {
        var thrown = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => TestSite.StartAsync(settings:
            [("identity:Providers:0:Id", "a b"), ("identity:Providers:0:Authority", "http://login.example"), ("identity:Providers:0:Roles:x", "wizard"), ("identity:SessionHours", "99")]));

        thrown.Message.ShouldContain("identity.providers[0].id");
        thrown.Message.ShouldContain("https");
        thrown.Message.ShouldContain("'wizard' is no role");
        thrown.Message.ShouldContain("session_hours");
        thrown.Message.ShouldContain("client_id");
    }

    private static Task<TestSite> SiteAsync(FakeProvider provider) => TestSite.StartAsync(
        app =>
        {
            app.MapPermission(PlatformPermissions.CaseDecide);
            app.MapGet("/token", (HttpContext context, IAntiforgery forms) => forms.GetAndStoreTokens(context).RequestToken);
        },
        settings:
        [
            ("identity:Providers:0:Id", "city"), ("identity:Providers:0:Name", "시 통합 로그인"), ("identity:Providers:0:Authority", provider.Authority),
            ("identity:Providers:0:ClientId", "haechi"), ("identity:Providers:0:ClientSecret", "s3cret"), ("identity:Providers:0:RoleClaim", "groups"),
            ("identity:Providers:0:DepartmentClaim", "dept"), ("identity:Providers:0:Roles:seoul-operators", Roles.Operator), ("identity:Providers:0:Roles:seoul-auditors", Roles.Auditor),
        ]);

    /// <summary>Walks the whole way as a browser does and tells where it ends.</summary>
    private static async Task<string> SignInAsync(TestSite site, HttpClient browser, string returnUrl = "/console/cases")
    {
        var token = await browser.GetStringAsync("/token");
        var answer = await browser.PostAsync(AccountPaths.External, TestSite.Form(("provider", "city"), ("returnUrl", returnUrl), ("__RequestVerificationToken", token)));
        for (var hop = 0; hop < 3; hop++)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            answer = await browser.GetAsync(new Uri(site.Address, answer.Headers.Location!));
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }
}
