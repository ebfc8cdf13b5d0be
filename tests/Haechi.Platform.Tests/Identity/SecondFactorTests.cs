using System.Security.Claims;
using System.Security.Cryptography;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Identity;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task With_the_second_factor_on_the_password_alone_opens_nothing_and_the_right_code_does()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        var (key, _) = await TurnOnAsync(site, person.Password);
        using var browser = site.Browser();

        (await Post(browser, "/test/sign-in", ("user", "kim"), ("password", person.Password))).ShouldBe(nameof(SignInAnswer.NeedsCode));
        (await browser.GetAsync("/api/who")).IsSuccessStatusCode.ShouldBeFalse();
        (await Post(browser, "/test/code", ("code", "000000"))).ShouldBe(nameof(SignInAnswer.Refused));
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        (await Post(browser, "/test/code", ("code", Totp.Code(key, site.Clock)))).ShouldBe(nameof(SignInAnswer.SignedIn));
        (await browser.GetAsync("/api/who")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_opens_once_although_its_window_lasts()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        var (key, _) = await TurnOnAsync(site, person.Password);
        var confirmed = Totp.Code(key, site.Clock);
        (await CodeAsync(site, person.Password, confirmed)).ShouldBe(nameof(SignInAnswer.Refused)); // setting the app up used it
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        var seen = Totp.Code(key, site.Clock);

        (await CodeAsync(site, person.Password, seen)).ShouldBe(nameof(SignInAnswer.SignedIn));
        (await CodeAsync(site, person.Password, seen)).ShouldBe(nameof(SignInAnswer.Refused));
        (await CodeAsync(site, person.Password, confirmed)).ShouldBe(nameof(SignInAnswer.Refused)); // an earlier one neither
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        (await CodeAsync(site, person.Password, Totp.Code(key, site.Clock))).ShouldBe(nameof(SignInAnswer.SignedIn));
    }

    [Fact]
    public async Task Of_two_who_type_one_code_at_once_one_gets_in()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        var (key, _) = await TurnOnAsync(site, person.Password);
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Totp.Code(key, site.Clock);
        var browsers = Enumerable.Range(0, 4).Select(_ => site.Browser()).ToList();
        foreach (var browser in browsers)
        {
            await Post(browser, "/test/sign-in", ("user", "kim"), ("password", person.Password));
        }

        var answers = await Task.WhenAll(browsers.Select(browser => Task.Run(() => Post(browser, "/test/code", ("code", code)))));

        answers.Count(answer => answer == nameof(SignInAnswer.SignedIn)).ShouldBe(1, string.Join(", ", answers));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_phone_whose_clock_is_a_minute_off_still_works()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        var (key, _) = await TurnOnAsync(site, person.Password);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = Totp.Code(key, site.Clock);
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        (await CodeAsync(site, person.Password, late)).ShouldBe(nameof(SignInAnswer.SignedIn));
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        late = Totp.Code(key, site.Clock);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        (await CodeAsync(site, person.Password, late)).ShouldBe(nameof(SignInAnswer.Refused));
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        var (_, codes) = await TurnOnAsync(site, person.Password);
        codes.Length.ShouldBe(10);

        foreach (var expected in (string[])[nameof(SignInAnswer.SignedIn), nameof(SignInAnswer.Refused)])
        {
            using var browser = site.Browser();
            await Post(browser, "/test/sign-in", ("user", "kim"), ("password", person.Password));
            (await Post(browser, "/test/recovery", ("code", codes[0].ToLowerInvariant()))).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Wrong_codes_count_towards_the_lock()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        await TurnOnAsync(site, person.Password);
        using var browser = site.Browser();
        await Post(browser, "/test/sign-in", ("user", "kim"), ("password", person.Password));

        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await Post(browser, "/test/code", ("code", "00000" + i)));
        }

        answers[^1].ShouldBe(nameof(SignInAnswer.LockedOut));
    }

    [Fact]
    public async Task The_key_of_the_app_and_the_recovery_codes_are_sealed_on_disk()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        var (key, codes) = await TurnOnAsync(site, person.Password);

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync();
        var stored = await db.UserTokens.Select(token => token.Value!).ToListAsync();
        stored.Count.ShouldBe(3); // with the step of the last code
        stored.ShouldAllBe(value => !value.Contains(key) && !value.Contains(codes[0]));
    }

    [Fact]
    public async Task A_wrong_code_does_not_turn_it_on()
    {
        await using var site = await TestSite.StartAsync(Map);
        var person = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var browser = await site.SignedInAsync("kim", person.Password);
        await Post(browser, "/test/totp/begin");

        (await Post(browser, "/test/totp/confirm", ("code", "123456"))).ShouldBe("code-wrong");
        using var again = await site.SignedInAsync("kim", person.Password);
        (await site.ActsAsync()).ShouldNotContain("account.authenticator-on");
    }

    private static async Task<(string Key, string[] Codes)> TurnOnAsync(TestSite site, string password)
    {
        using var browser = await site.SignedInAsync("kim", password);
        var key = (await Post(browser, "/test/totp/begin")).Replace(" ", "").ToUpperInvariant();
        var codes = await Post(browser, "/test/totp/confirm", ("code", Totp.Code(key, site.Clock)));
        return (key, codes.Split(' '));
    }

    private static async Task<string> CodeAsync(TestSite site, string password, string code)
    {
        using var browser = site.Browser();
        await Post(browser, "/test/sign-in", ("user", "kim"), ("password", password));
        return await Post(browser, "/test/code", ("code", code));
    }

    private static void Map(WebApplication app)
    {
        app.MapPost("/test/totp/begin", async (ClaimsPrincipal user, OwnAccount own, CancellationToken stop) => (await own.BeginAuthenticatorAsync(user, stop)).Value.Key);
        app.MapPost("/test/totp/confirm", async (HttpRequest request, ClaimsPrincipal user, OwnAccount own, CancellationToken stop) =>
        {
            var outcome = await own.ConfirmAuthenticatorAsync(user, request.Form["code"]!, stop);
            return outcome.Succeeded ? string.Join(' ', outcome.Value) : outcome.Refusal.Code;
        });
    }

    private static async Task<string> Post(HttpClient browser, string path, params (string, string)[] fields) =>
        await (await browser.PostAsync(path, TestSite.Form(fields))).Content.ReadAsStringAsync();
}

/// <summary>What an authenticator app computes (RFC 6238).</summary>
internal static class Totp
{
    public static string Code(string key, TimeProvider clock)
    {
        var step = BitConverter.GetBytes(clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard says SHA-1.
        var hash = HMACSHA1.HashData(Base32(key), step);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
