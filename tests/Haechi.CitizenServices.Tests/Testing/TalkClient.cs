using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Haechi.CitizenServices.Tests.Testing;

/// <summary>A citizen's page: one conversation over HTTP, with its token.</summary>
internal sealed class TalkClient(HttpClient client, Guid id, string token)
{
    /// <summary>A real picture of 2×2 pixels.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNwaGBocAAABIYBgeFspBgAAAAASUVORK5CYII=");

    public Guid Id { get; } = id;

    public string Token { get; } = token;

    public static async Task<TalkClient> OpenAsync(TalkSite site)
    {
        using var answer = await site.Client.PostAsJsonAsync("/api/v1/talk/conversations", new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var opened = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new TalkClient(site.Client, opened.GetProperty("id").GetGuid(), opened.GetProperty("token").GetString()!);
    }

    /// <summary>The same conversation with another token; null for none.</summary>
    public Task<HttpResponseMessage> PostAsync(string below, HttpContent content, string? otherToken = "", bool expect = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/talk/conversations/{Id}/{below}") { Content = content };
        request.Headers.ExpectContinue = expect;
        if ((otherToken == "" ? Token : otherToken) is { } shown)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + shown);
        }

        return client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SayAsync(string text) => PostAsync("turns", JsonContent.Create(new { text }));

    public async Task<string> HearAsync(object turn)
    {
        using var answer = await PostAsync("turns", JsonContent.Create(turn));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<Guid> UploadAsync(byte[]? bytes = null)
    {
        using var answer = await PostAsync("photos", Form(bytes ?? Png, "photo.png"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static StringContent Raw(string json, string mediaType = "application/json") => new(json, Encoding.UTF8, mediaType);

    public static MultipartFormDataContent Form(byte[] bytes, string name, string field = "photo")
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        // Written by hand: the client library would mend a name that a hostile sender would not.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{name}\"");
        return new MultipartFormDataContent { file };
    }
}

internal static class Problems
{
    /// <summary>Expects a problem document, with a message and a way to mend it in both languages.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code, text);
        problem.GetProperty("message").GetProperty("ko").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("mend").GetProperty("en").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }
}
