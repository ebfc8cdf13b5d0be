using System.Net;
using System.Text.RegularExpressions;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;

namespace Haechi.Host.Bench.Desk;

/// <summary>A counsellor who is signed in, as a browser keeps it.</summary>
internal sealed record SignedIn(HttpClient Http, CookieContainer Cookies) : IDisposable
{
    public void Dispose() => Http.Dispose();
}

/// <summary>Counsellors who exist for the length of a measurement and sign in over the product's own pages.</summary>
internal static partial class DeskAccounts
{
    private const string Chosen = "a-password-of-the-bench";

    public static async Task<SignedIn> SignInAsync(BenchRun run, Uri site, int number, CancellationToken cancellationToken, params string[] roles)
    {
        var draft = new UserDraft($"counsellor-{number}", $"측정 상담 {number}", "120다산콜재단", roles.Length > 0 ? roles : [Roles.Counsellor]);
        var account = (await run.Services.GetRequiredService<UserDirectory>().CreateAsync(draft, Actor.System, cancellationToken)).Value;
        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false });
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin"); // as browsers say of a form of the page itself
        await PostAsync(http, new Uri(site, "/login"), new() { ["Form.UserName"] = account.UserName, ["Form.Password"] = account.Password }, cancellationToken);
        await PostAsync(
            http, new Uri(site, "/login/password"), new() { ["Form.Current"] = account.Password, ["Form.Next"] = Chosen, ["Form.Again"] = Chosen }, cancellationToken);
        return new SignedIn(http, cookies);
    }

    private static async Task PostAsync(HttpClient http, Uri page, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        foreach (Match field in Hidden().Matches(await http.GetStringAsync(page, cancellationToken)))
        {
            form[field.Groups["name"].Value] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        }

        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(page, content, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath == page.AbsolutePath)
        {
            throw new BenchException($"Nobody could sign in: {page.AbsolutePath} answered {(int)answer.StatusCode}.");
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
