using System.Net;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests.Account;

public sealed class AccountPagesTests
{
    private const string Own = "green-lamp-seven-doors";

    [Fact]
    public async Task The_first_administrator_comes_in_must_choose_a_password_and_then_sees_the_account()
    {
        await using var site = await AccountSite.StartAsync();
        var made = (await site.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(default)).ShouldNotBeNull();

        var (at, page) = await site.SubmitAsync("/login?ReturnUrl=%2Fconsole%2Faccount", "sign-in", ("Form.UserName", "admin"), ("Form.Password", made.Password));
        at.AbsolutePath.ShouldBe(AccountPaths.Password);
        page.ShouldContain("다른 사람이 정해 준 비밀번호입니다.");

        (_, page) = await site.SubmitAsync(AccountPaths.Password, "password", ("Form.Current", made.Password), ("Form.Next", "password1234"), ("Form.Again", "password1234"));
        page.ShouldContain("널리 쓰여 쉽게 알아낼 수 있는 비밀번호입니다.");
        (_, page) = await site.SubmitAsync(AccountPaths.Password, "password", ("Form.Current", "not-the-password"), ("Form.Next", Own), ("Form.Again", Own));
        page.ShouldContain("현재 비밀번호가 맞지 않습니다.");
        (_, page) = await site.SubmitAsync(AccountPaths.Password, "password", ("Form.Current", made.Password), ("Form.Next", Own), ("Form.Again", Own + "x"));
        page.ShouldContain("두 번 적은 새 비밀번호가 서로 다릅니다.");
        await site.SubmitAsync(AccountPaths.Password, "password", ("Form.Current", made.Password), ("Form.Next", Own), ("Form.Again", Own));

        var mine = WebUtility.HtmlDecode(await site.Browser.GetStringAsync(AccountPaths.Mine));
        mine.ShouldContain("내 계정");
        mine.ShouldContain("users.manage");
        mine.ShouldNotContain("case.decide");
    }

    [Fact]
    public async Task A_wrong_password_says_neither_which_part_is_wrong_nor_the_password()
    {
        await using var site = await AccountSite.StartAsync();
        await site.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(default);

        var (_, known) = await site.SubmitAsync("/login", "sign-in", ("Form.UserName", "admin"), ("Form.Password", "hunter2-hunter2"));
        var (_, unknown) = await site.SubmitAsync("/login", "sign-in", ("Form.UserName", "nobody"), ("Form.Password", "hunter2-hunter2"));

        known.ShouldContain("로그인하지 못했습니다.");
        unknown.ShouldContain("로그인하지 못했습니다.");
        known.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("/login?Reason=expired", "접속 시간이 끝났습니다.")]
    [InlineData("/login?Reason=external", "외부 계정으로 로그인하지 못했습니다.")]
    [InlineData("/login/denied", "업무 화면으로")]
    [InlineData("/login/code", "직원 로그인")]
    [InlineData("/login/password", "직원 로그인")]
    [InlineData("/console/account", "직원 로그인")]
    public async Task Every_page_says_what_is_the_matter_or_asks_to_sign_in(string path, string words)
    {
        await using var site = await AccountSite.StartAsync();

        WebUtility.HtmlDecode(await site.Browser.GetStringAsync(path)).ShouldContain(words);
    }

    [Fact]
    public async Task A_live_page_checks_again_whether_its_session_still_holds()
    {
        await using var site = await AccountSite.StartAsync();
        await using var circuit = site.Services.CreateAsyncScope();

        circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>().ShouldBeAssignableTo<RevalidatingServerAuthenticationStateProvider>();
    }

    [Fact]
    public async Task A_form_that_another_site_posts_is_refused()
    {
        await using var site = await AccountSite.StartAsync();
        using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.UserName", "admin"), new("Form.Password", "x")]);

        (await site.Browser.PostAsync("/login", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        site.Browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        site.Browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        (await site.Browser.PostAsync("/login", content)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_pages_speak_english_when_asked_and_hold_no_inline_script_or_style()
    {
        await using var site = await AccountSite.StartAsync();
        site.Browser.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den");

        var page = await site.Browser.GetStringAsync("/login");

        page.ShouldContain("Staff sign-in");
        page.ShouldNotContain("style=\"");
        page.ShouldNotContain("<style");
        System.Text.RegularExpressions.Regex.IsMatch(page, "<script(?![^>]*src=)").ShouldBeFalse();
    }
}
