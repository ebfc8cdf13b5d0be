using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Tests.Web;

public sealed class HeaderTests
{
    [Fact]
    public async Task Every_answer_carries_the_strict_policy_and_refuses_to_be_framed()
    {
        await using var site = await TestSite.StartAsync(app => app.MapGet("/hello", () => "hello"));
        using var browser = site.Browser();

        foreach (var path in (string[])["/hello", "/nowhere", "/api/nowhere", "/api/who"])
        {
            var answer = await browser.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'self';");
            policy.ShouldEndWith("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=()");
            answer.Headers.Contains("Server").ShouldBeFalse();
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Only_the_widget_page_may_be_framed_and_only_by_configured_sites()
    {
        await using var site = await TestSite.StartAsync(
            app => app.MapGet("/frame", [WidgetFrame] () => "widget"),
            settings: [("web:WidgetOrigins:0", "https://www.seoul.go.kr")]);
        using var browser = site.Browser();

        var answer = await browser.GetAsync("/frame");

        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors 'self' https://www.seoul.go.kr");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_with_tls_browsers_are_told_to_stay_on_https()
    {
        await using var site = await TestSite.StartAsync(app => app.MapGet("/scheme", (HttpRequest r) => r.Scheme), settings: [("web:TrustedProxies:0", "127.0.0.1")]);
        using var proxy = site.Machine();
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var answer = await proxy.GetAsync("/scheme");

        (await answer.Content.ReadAsStringAsync()).ShouldBe("https");
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=31536000");
    }

    [Fact]
    public async Task Nobody_else_is_believed_about_scheme_and_address()
    {
        await using var site = await TestSite.StartAsync(
            app => app.MapGet("/scheme", (HttpRequest r) => r.Scheme + r.HttpContext.Connection.RemoteIpAddress), settings: [("web:TrustedProxies:0", "10.9.9.9")]);
        using var liar = site.Machine();
        liar.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        liar.DefaultRequestHeaders.Add("X-Forwarded-For", "8.8.8.8");

        (await liar.GetStringAsync("/scheme")).ShouldBe("http127.0.0.1");
    }

    [Fact]
    public async Task A_wrong_configuration_names_every_fault_at_once()
    {
        var thrown = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => TestSite.StartAsync(settings:
        [
            ("web:WidgetOrigins:0", "https://a.kr/path; script-src *"), ("web:TrustedProxies:0", "proxy"), ("web:Limits:Chat:Permits", "0"),
            ("web:Outgoing:Destinations:0", "http://x"), ("web:MaxBodyBytes", "1"),
        ]));

        thrown.Failures.Count().ShouldBe(5);
        thrown.Message.ShouldContain("web.widget_origins: 'https://a.kr/path; script-src *'");
        thrown.Message.ShouldContain("web.limits.chat.permits: 0");
    }
}
