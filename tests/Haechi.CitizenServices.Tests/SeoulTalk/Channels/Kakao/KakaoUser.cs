using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haechi.CitizenServices.Tests.Testing;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Channels.Kakao;

/// <summary>A KakaoTalk user whose words arrive as the bot builder sends them, with every field that its documentation names.</summary>
internal sealed class KakaoUser(TalkSite site)
{
    public static readonly Uri Skill = new("/api/v1/talk/channels/kakao/skill", UriKind.Relative);

    public string Id { get; } = Guid.NewGuid().ToString("N") + "kakao";

    public async Task<KakaoAnswer> SayAsync(string utterance, string lang = "ko")
    {
        using var answer = await PostAsync(Payload(Id, utterance, lang));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return new KakaoAnswer(await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task<HttpResponseMessage> PostAsync(string json, string? key = TalkSite.KakaoKey, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Skill) { Content = new StringContent(json, Encoding.UTF8, mediaType) };
        // A body that will be refused is not sent, so that the refusal can be read.
        request.Headers.ExpectContinue = json.Length > 1 << 20;
        if (key is not null)
        {
            request.Headers.Add("X-Haechi-Channel-Key", key);
        }

        return site.Client.SendAsync(request);
    }

    public static string Payload(string user, string utterance, string lang = "ko") => $$"""
        {
          "intent": {
            "id": "65b0c1d2e3f4a5b6c7d8e9f0",
            "name": "폴백 블록",
            "extra": { "reason": { "code": 1, "message": "OK" } }
          },
          "userRequest": {
            "timezone": "Asia/Seoul",
            "params": { "ignoreMe": "true", "surface": "Kakaotalk.plusfriend" },
            "block": { "id": "65b0c1d2e3f4a5b6c7d8e9f0", "name": "폴백 블록" },
            "utterance": {{JsonSerializer.Serialize(utterance)}},
            "lang": "{{lang}}",
            "user": {
              "id": "{{user}}",
              "type": "botUserKey",
              "properties": {
                "plusfriendUserKey": "pf-{{user}}",
                "appUserId": null,
                "isFriend": true,
                "botUserKey": "{{user}}"
              }
            }
          },
          "contexts": [],
          "bot": { "id": "65a0b1c2d3e4f5a6b7c8d9e0", "name": "서울톡" },
          "action": {
            "name": "서울톡 스킬",
            "clientExtra": null,
            "params": { "sys_text": {{JsonSerializer.Serialize(utterance)}} },
            "id": "65c0d1e2f3a4b5c6d7e8f9a0",
            "detailParams": {
              "sys_text": { "origin": {{JsonSerializer.Serialize(utterance)}}, "value": "", "groupName": "" }
            }
          }
        }
        """;
}

/// <summary>What the messenger would show. Reading it holds every limit that the messenger's documentation sets.</summary>
internal sealed class KakaoAnswer
{
    public KakaoAnswer(JsonElement json)
    {
        json.GetProperty("version").GetString().ShouldBe("2.0");
        var template = json.GetProperty("template");
        Outputs = [.. template.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("simpleText").GetProperty("text").GetString()!)];
        Outputs.Count.ShouldBeInRange(1, 3);
        Outputs.ShouldAllBe(text => text.Length > 0 && text.Length <= 1000);
        var replies = template.GetProperty("quickReplies").EnumerateArray().ToList();
        replies.Count.ShouldBeLessThanOrEqualTo(10);
        replies.ShouldAllBe(r => r.GetProperty("action").GetString() == "message");
        QuickReplies = [.. replies.Select(r => r.GetProperty("messageText").GetString()!)];
        Labels = [.. replies.Select(r => r.GetProperty("label").GetString()!)];
        Labels.ShouldAllBe(label => label.Length > 0 && label.Length <= 14);
    }

    public IReadOnlyList<string> Outputs { get; }

    public IReadOnlyList<string> QuickReplies { get; }

    public IReadOnlyList<string> Labels { get; }

    public string Text => string.Join("\n", Outputs);
}
