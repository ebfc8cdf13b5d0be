using System.Net;
using System.Text.RegularExpressions;

namespace Haechi.Functional.Tests;

/// <summary>Requests that no honest page makes, against the whole product.</summary>
public sealed partial class HostileRequestTests(RunningHost running) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("/login", "Form.UserName=admin&Form.Password=x&_handler=sign-in")]
    [InlineData("/login/external", "provider=city")]
    [InlineData("/logout", "")]
    public async Task A_form_without_a_genuine_token_is_400_and_opens_nothing(string path, string fields)
    {
        using var browser = Browser(out var cookies);
        await browser.GetAsync("/login");

        foreach (var token in (string[])["", "&__RequestVerificationToken=CfDJ8forged"])
        {
            using var form = new StringContent(fields + token, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
            using var answer = await browser.PostAsync(path, form);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            cookies.GetAllCookies().ShouldNotContain(c => c.Name == "haechi-session");
        }
    }

    [Fact]
    public async Task A_genuine_token_of_another_browser_is_400()
    {
        using var theirs = Browser(out _);
        using var mine = Browser(out _);
        var token = Token().Match(await theirs.GetStringAsync("/login")).Groups[1].Value;
        token.ShouldNotBeEmpty();
        await mine.GetAsync("/login");

        using var answer = await mine.PostAsync("/login", new FormUrlEncodedContent(
            [new("Form.UserName", "admin"), new("Form.Password", "x"), new("_handler", "sign-in"), new("__RequestVerificationToken", token)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_that_is_made_up_or_over_leads_to_signing_in_and_says_so()
    {
        using var browser = Browser(out var cookies);
        cookies.Add(browser.BaseAddress!, new Cookie("haechi-session", "CfDJ8" + new string('A', 200)));
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var page = await browser.GetAsync("/console/cases");
        using var api = await browser.GetAsync("/api/v1/parked");

        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldContain("reason=expired");
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.Content.ReadAsStringAsync()).ShouldContain("sign-in-needed");
    }

    [Theory]
    [InlineData("/register/no-such-service")]
    [InlineData("/..%2f..%2fkeys%2faudit.key")]
    [InlineData("/_content/%2e%2e/%2e%2e/haechi.db")]
    [InlineData("/_content/Haechi.Console/..%5c..%5ckeys%5caudit.key")]
    [InlineData("/api/v1/attachments/..%2f..%2fhaechi.db")]
    public async Task What_is_not_there_or_not_meant_to_be_read_is_404(string path)
    {
        using var answer = await running.Host.Client.GetAsync(new Uri(running.Host.Client.BaseAddress!, path));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("SQLite format");
    }

    private HttpClient Browser(out CookieContainer cookies)
    {
        cookies = new CookieContainer();
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = running.Host.Client.BaseAddress };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
