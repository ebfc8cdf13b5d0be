using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haechi.Testing;

namespace Haechi.Functional.Tests.Cluster;

/// <summary>What an editor publishes on one host is answered by the other, in the chat of the built product.</summary>
public sealed class KnowledgeAcrossHostsTests(ITestOutputHelper output)
{
    private const string Collection = "observatory";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_that_one_host_publishes_is_answered_by_the_other_and_withdrawn_there_too()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        await using var cluster = await ClusterOfTwo.StartAsync();
        var (editors, citizens) = (cluster.Hosts.First().Client, cluster.Hosts.Last().Client);
        var token = await cluster.TokenAsync("knowledge.edit");
        await UploadAsync(editors, token, ("telescope.md", "# 망원경 대여\n\n망원경은 별내동 천문대에서 하루 3,000원에 빌려 드립니다."), ("bus.md", "# 심야버스\n\n심야버스는 밤 11시 30분부터 다닙니다."));

        var clock = Stopwatch.StartNew();
        await Eventually.HoldsAsync(async () => (await AskAsync(citizens, "망원경 대여는 어디에서 하나요?")).Contains("천문대", StringComparison.Ordinal), "the other host answers with it");
        output.WriteLine($"Answered by the other host {clock.Elapsed.TotalMilliseconds:0} ms after the upload was accepted");

        await UploadAsync(editors, token, ("telescope.md", "# 망원경 대여\n\n망원경 대여는 시립과학관에서 합니다."));
        await Eventually.HoldsAsync(async () => (await AskAsync(citizens, "망원경 대여는 어디에서 하나요?")).Contains("시립과학관", StringComparison.Ordinal), "the other host answers with the next version");
        (await AskAsync(citizens, "망원경 대여는 어디에서 하나요?")).ShouldNotContain("천문대");
    }

    private static async Task UploadAsync(HttpClient host, string token, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("안내"), "source" }, { new StringContent("천문과"), "owner" }, { new StringContent("2099-12-31"), "validUntil" },
            { new StringContent(Collection), "collection" }, { new StringContent("published"), "as" },
        };
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/knowledge/imports", UriKind.Relative)) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await host.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<string> AskAsync(HttpClient host, string question)
    {
        using var opened = await host.PostAsJsonAsync(new Uri("/api/v1/talk/conversations", UriKind.Relative), new { }, Stop);
        var conversation = await opened.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var turns = new Uri($"/api/v1/talk/conversations/{conversation.GetProperty("id").GetGuid()}/turns", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Post, turns) { Content = JsonContent.Create(new { text = question }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", conversation.GetProperty("token").GetString());
        using var heard = await host.SendAsync(request, Stop);
        return await heard.Content.ReadAsStringAsync(Stop);
    }
}
