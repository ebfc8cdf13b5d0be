using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>서울톡 in the whole product: the messenger channel as haechi.yaml opens it, and a host that goes on after what it refuses.</summary>
public sealed class TalkChannelTests(TalkChannelTests.OpenChannel channel) : IClassFixture<TalkChannelTests.OpenChannel>
{
    private const string Key = "k-5d1f0c2b";

    [Fact]
    public async Task The_messenger_is_answered_with_the_key_of_the_file_and_by_nobody_else()
    {
        const string Payload = """
            {
              "userRequest": { "timezone": "Asia/Seoul", "utterance": "여권 재발급하려면 뭐가 필요해요?", "lang": "ko", "user": { "id": "u-1", "type": "botUserKey", "properties": {} } },
              "bot": { "id": "b-1", "name": "서울톡" }
            }
            """;

        using var answer = await PostAsync("channels/kakao/skill", Payload, ("X-Haechi-Channel-Key", Key));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var outputs = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("template").GetProperty("outputs");
        outputs.EnumerateArray().Select(o => o.GetProperty("simpleText").GetProperty("text").GetString()).ShouldContain(text => text!.Contains("여권"));

        using var stranger = await PostAsync("channels/kakao/skill", Payload, ("X-Haechi-Channel-Key", "wrong"));
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task After_everything_it_refused_the_host_still_talks()
    {
        using var opened = await PostAsync("conversations", "{}");
        var conversation = await opened.Content.ReadFromJsonAsync<JsonElement>();
        var turns = $"conversations/{conversation.GetProperty("id").GetGuid()}/turns";
        var owner = ("Authorization", "Bearer " + conversation.GetProperty("token").GetString());
        (string Body, HttpStatusCode Status)[] refused =
        [
            ($$"""{"text":"{{new string('a', 10 << 20)}}"}""", HttpStatusCode.RequestEntityTooLarge),
            ($$"""{"text":"{{new string('a', 5000)}}"}""", HttpStatusCode.BadRequest),
            ("""{"text":"\ud800"}""", HttpStatusCode.BadRequest),
            ("{\"text\":" + new string('[', 100_000), HttpStatusCode.BadRequest),
        ];
        foreach (var (body, status) in refused)
        {
            using var answer = await PostAsync(turns, body, owner);
            answer.StatusCode.ShouldBe(status);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        using var heard = await PostAsync(turns, """{"text":"여권 재발급하려면 뭐가 필요해요?"}""", owner);
        (await heard.Content.ReadAsStringAsync()).ShouldContain("event: done");
        using var ready = await channel.Host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> PostAsync(string below, string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/talk/" + below) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        // A body that will be refused is not sent, so that the refusal can be read.
        request.Headers.ExpectContinue = json.Length > 1 << 20;
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return channel.Host.Client.SendAsync(request);
    }

    /// <summary>One host whose haechi.yaml names the key's file.</summary>
    public sealed class OpenChannel : IAsyncLifetime
    {
        private readonly TempFolder _folder = new();

        public HostProcess Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var settings = _folder.Write("haechi.yaml", $"seoul_talk:\n  kakao:\n    key_file: {_folder.Write("kakao.key", Key + "\n")}\n");
            Host = await HostProcess.StartAsync(_folder.File("data"), ["--config", settings]);
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            _folder.Dispose();
        }
    }
}
