using System.Net;
using Haechi.Platform.Modules;
using Haechi.Platform.Tests.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Haechi.Platform.Tests.Web;

public sealed class CrossSiteTests
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "{own}", true)]
    [InlineData("Origin", "{own}.evil.example", false)]
    [InlineData(null, null, false)]
    public async Task A_change_with_a_session_must_come_from_this_site(string? header, string? value, bool taken)
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = await site.SignedInAsync("kim", person.Password);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        if (header is not null)
        {
            browser.DefaultRequestHeaders.Add(header, value!.Replace("{own}", site.Address.GetLeftPart(UriPartial.Authority)));
        }

        var answer = await browser.PostAsync("/api/change", null);

        answer.StatusCode.ShouldBe(taken ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(taken ? "changed" : "cross-site-request");
    }

    [Fact]
    public async Task A_foreign_page_cannot_open_a_websocket()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var browser = site.Machine();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/page");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.Add("Origin", "https://evil.example");

        (await browser.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_another_ones_is_refused()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var browser = site.Browser();
        using var other = site.Browser();
        var token = await browser.GetStringAsync("/token");

        (await Send(browser, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Send(browser, null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Send(other, token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var forged = await Send(browser, token[..^4] + "AAAA");
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_machine_without_cookies_needs_no_browser_headers()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        (await machine.PostAsync("/api/change", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Send(HttpClient browser, string? token) =>
        browser.PostAsync("/form", TestSite.Form([("text", "x"), .. token is null ? Array.Empty<(string, string)>() : [("__RequestVerificationToken", token)]]));

    private static void Map(WebApplication app)
    {
        app.MapPost("/api/change", () => "changed");
        app.MapGet("/token", (HttpContext context, IAntiforgery forms) => forms.GetAndStoreTokens(context).RequestToken);
        app.MapPost("/form", ([FromForm] string text) => text);
    }
}
