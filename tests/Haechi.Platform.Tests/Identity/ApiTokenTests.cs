using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Tests.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Identity;

public sealed class ApiTokenTests
{
    private static readonly Actor Admin = Actor.Person("1", "관리자");

    [Fact]
    public async Task A_token_opens_what_it_is_scoped_to_and_nothing_else()
    {
        await using var site = await SiteAsync();
        var tokens = site.Services.GetRequiredService<ApiTokens>();
        var made = (await tokens.CreateAsync(new("camera", [PlatformPermissions.CaseRead], ["seoul-talk"]), Admin, default)).Value;
        using var machine = Machine(site, made.Token);

        (await machine.GetAsync("/api/needs/case.read")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await machine.GetAsync("/api/needs/case.decide")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var who = await machine.GetFromJsonAsync<JsonElement>("/api/who");
        who.GetProperty("name").GetString().ShouldBe("camera");
        who.GetProperty("id").GetString().ShouldBe("token:" + made.Id);
    }

    [Fact]
    public async Task A_revoked_expired_or_forged_token_is_401()
    {
        await using var site = await SiteAsync();
        var tokens = site.Services.GetRequiredService<ApiTokens>();
        var revoked = (await tokens.CreateAsync(new("a", [PlatformPermissions.CaseRead], []), Admin, default)).Value;
        var expiring = (await tokens.CreateAsync(new("b", [PlatformPermissions.CaseRead], [], site.Clock.GetUtcNow().AddHours(1)), Admin, default)).Value;
        (await Machine(site, expiring.Token).GetAsync("/api/needs/case.read")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Machine(site, revoked.Token).GetAsync("/api/needs/case.read")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await tokens.RevokeAsync(revoked.Id, Admin, default)).Succeeded.ShouldBeTrue();
        site.Clock.Advance(TimeSpan.FromHours(2));

        foreach (var token in (string[])[revoked.Token, expiring.Token, revoked.Token + "x", "hct_000000000000_x", "nonsense", ""])
        {
            var answer = await Machine(site, token).GetAsync("/api/needs/case.read");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, token);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("token-needed");
        }

        (await site.ActsAsync()).ShouldBe(["api-token.created", "api-token.created", "api-token.revoked"]);
    }

    [Fact]
    public async Task The_secret_is_nowhere_in_the_database_and_unknown_permissions_are_refused()
    {
        await using var site = await SiteAsync();
        var tokens = site.Services.GetRequiredService<ApiTokens>();
        var made = (await tokens.CreateAsync(new("camera", [PlatformPermissions.CaseRead], []), Admin, default)).Value;

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync();
        var row = await db.ApiTokens.SingleAsync();
        row.SecretHash.ShouldNotContain(made.Token.Split('_', 3)[2]);
        (await tokens.CreateAsync(new("x", ["case.raed"], []), Admin, default)).Refusal!.Code.ShouldBe("token-permission");
        (await tokens.CreateAsync(new("x", [], []), Admin, default)).Refusal!.Code.ShouldBe("token-permission");
        (await tokens.CreateAsync(new(" ", ["case.read"], []), Admin, default)).Refusal!.Code.ShouldBe("token-name");
    }

    private static Task<TestSite> SiteAsync() => TestSite.StartAsync(app =>
    {
        app.MapPermission(PlatformPermissions.CaseRead);
        app.MapPermission(PlatformPermissions.CaseDecide);
    });

    private static HttpClient Machine(TestSite site, string token)
    {
        var machine = site.Machine();
        machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return machine;
    }
}
