using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Tests.Knowledge.Importing;

/// <summary>Who may upload, how much, and what comes of it when nothing is said: drafts.</summary>
public sealed class ImportEndpointTests(Sites sites) : IAsyncLifetime
{
    private const string Path = "/api/v1/knowledge/imports";
    private TalkSite _site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await sites.On(DatabaseKind.Sqlite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Nobody_without_the_permission_uploads()
    {
        (await SendAsync(null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(PlatformPermissions.CaseRead)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var book = _site.Get<PermissionBook>();
        book.Holds(InRole(Roles.Counsellor), KnowledgeService.EditPermission).ShouldBeFalse();
        book.Holds(InRole(Roles.ServiceOwner), KnowledgeService.EditPermission).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, 1, 0)]
    [InlineData("drafts", 1, 0)]
    [InlineData("published", 0, 1)]
    public async Task An_upload_is_kept_as_drafts_unless_it_says_otherwise(string? how, int drafted, int published)
    {
        var (status, body) = await SendAsync(KnowledgeService.EditPermission, how, $"별내동 {how} 안내소는 낮에 엽니다.");
        status.ShouldBe(HttpStatusCode.OK);
        (body.GetProperty("drafted").GetInt32(), body.GetProperty("published").GetInt32()).ShouldBe((drafted, published));
    }

    [Fact]
    public async Task A_choice_that_there_is_not_is_refused() =>
        (await SendAsync(KnowledgeService.EditPermission, "now")).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task What_is_too_much_is_left_out_and_the_rest_stays()
    {
        using var staged = new StagedFiles();
        await staged.TakeAsync("a.txt", 3, () => new MemoryStream("abc"u8.ToArray()), Stop);
        await staged.TakeAsync("a.txt", 3, () => new MemoryStream("abc"u8.ToArray()), Stop);
        await staged.TakeAsync("big.csv", StagedFiles.MostBytes + 1, () => throw new InvalidOperationException("is never opened"), Stop);
        await staged.TakeAsync("cut.csv", 10, () => throw new IOException("gone"), Stop);
        staged.Ready.Select(f => f.Name).ShouldBe(["a.txt"]);
        staged.Faults.Select(f => f.Where).ShouldBe(["a.txt", "big.csv", "cut.csv"]);
        staged.Faults.ShouldAllBe(f => f.Mend.Ko.Length > 0 && f.Mend.En.Length > 0);
    }

    private static ClaimsPrincipal InRole(string role) => new(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string? permission, string? how = null, string text = "별내동 안내입니다.")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("별내동 안내"), "source" }, { new StringContent("별내과"), "owner" }, { new StringContent("2099-12-31"), "validUntil" },
            { new StringContent(Guid.NewGuid().ToString("N")), "collection" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", "a.txt" },
        };
        if (how is not null)
            form.Add(new StringContent(how), "as");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = form };
        if (permission is not null)
        {
            var made = (await _site.Get<ApiTokens>().CreateAsync(new("upload", [permission], []), Actor.Person("1", "관리자"), Stop)).Value;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", made.Token);
        }

        using var answer = await _site.Client.SendAsync(request, Stop);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        return (answer.StatusCode, body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : default);
    }
}
