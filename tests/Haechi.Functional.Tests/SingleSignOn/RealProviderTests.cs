using System.Net;
using System.Text.RegularExpressions;
using Haechi.Testing;

namespace Haechi.Functional.Tests.SingleSignOn;

/// <summary>Signing in through an independent provider that passes the certification of the OpenID foundation, as a browser does it.</summary>
public sealed partial class RealProviderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_holds_a_role_there_works_here_and_who_holds_none_is_refused()
    {
        Assert.SkipWhen(NodeProvider.Missing is not null, NodeProvider.Missing ?? "");
        var port = Ports.Free();
        await using var provider = await NodeProvider.StartAsync($"http://localhost:{port}/signin-oidc-city");
        await using var host = await HostProcess.StartAsync(_folder.File("data"), ["--empty", "--config", Settings(provider.Port)], fixedPort: port);

        using var hong = Browser(port);
        var landed = await SignInAsync(hong, "hong");
        landed.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console");
        WebUtility.HtmlDecode(await hong.GetStringAsync("/console/account")).ShouldContain("홍길동");
        (await hong.GetAsync("/console/streams")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console/streams"); // an operator's page
        (await hong.GetAsync("/console/users")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/login/denied");

        using var guest = Browser(port);
        (await SignInAsync(guest, "guest")).RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/login?Reason=external");
        (await guest.GetAsync("/console")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/login");
    }

    private string Settings(int provider) => _folder.Write("haechi.yaml", $$"""
        identity:
          providers:
            - id: city
              name: 시 통합 로그인
              authority: http://localhost:{{provider}}
              client_id: haechi
              client_secret_file: {{_folder.Write("secret.txt", "a-secret-of-the-test")}}
              role_claim: groups
              roles: { seoul-operators: operator }
        """);

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string user)
    {
        var login = await browser.GetStringAsync("/login");
        var page = await PostAsync(browser, "/login/external", ("__RequestVerificationToken", Token().Match(login).Groups[1].Value), ("provider", "city"), ("returnUrl", "/console"));
        page = await PostAsync(browser, await FormOf(page), ("prompt", "login"), ("login", user), ("password", "any"));
        return await PostAsync(browser, await FormOf(page), ("prompt", "consent"));
    }

    private static async Task<string> FormOf(HttpResponseMessage page)
    {
        var text = await page.Content.ReadAsStringAsync();
        var form = Form().Match(text);
        form.Success.ShouldBeTrue($"{page.RequestMessage!.RequestUri}: {text}");
        return new Uri(page.RequestMessage.RequestUri!, WebUtility.HtmlDecode(form.Groups[1].Value)).AbsoluteUri;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Key, string Value)[] fields) =>
        browser.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Key, f.Value))));

    private static HttpClient Browser(int port)
    {
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri($"http://localhost:{port}") };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<form[^>]*action=\"([^\"]+)\"")]
    private static partial Regex Form();
}
