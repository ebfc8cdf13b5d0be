using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Channels.Web;

/// <summary>Bodies that are too large, no JSON, no form, or of another kind.</summary>
public sealed class HostileBodyTests(Sites sites) : HostileInput(sites)
{
    [Fact]
    public async Task Ten_megabytes_of_text_in_a_turn_are_refused_by_their_length()
    {
        using var announced = await Page.PostAsync("turns", TalkClient.Raw($$"""{"text":"{{new string('a', 10 << 20)}}"}"""), expect: true);
        await announced.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

        await NothingHappenedAsync();
    }

    [Fact]
    public async Task A_body_without_an_announced_length_ends_at_the_limit()
    {
        try
        {
            using var endless = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("{\"text\":\"" + new string('a', 10 << 20))));
            endless.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            endless.Headers.ContentLength = null;
            using var answer = await Page.PostAsync("turns", new Unmeasured(endless));
            await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        }
        catch (HttpRequestException)
        {
            // The site may hang up while the sender still sends; what matters is below.
        }

        await NothingHappenedAsync();
    }

    [Fact]
    public async Task A_turn_that_fits_into_a_body_and_not_into_a_turn_is_refused_in_words()
    {
        using var answer = await Page.SayAsync(new string('가', 100_000));

        (await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "turn-length")).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("2,000자");
        await NothingHappenedAsync();
    }

    [Theory]
    [InlineData("{\"text\":\"\\ud800\"}")]
    [InlineData("{\"text\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"text\":\"a\u0001b\"}")]
    [InlineData("{\"text\":")]
    [InlineData("{\"text\":1}")]
    [InlineData("{\"text\":[\"안녕\"]}")]
    [InlineData("{\"choice\":{\"id\":\"person\"}}")]
    [InlineData("{\"photo\":\"../../etc/passwd\"}")]
    [InlineData("[]")]
    [InlineData("안녕하세요")]
    public async Task What_is_no_turn_is_bad_json_and_says_where(string body)
    {
        using var answer = await Page.PostAsync("turns", TalkClient.Raw(body));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "bad-json");
        problem.GetProperty("path").GetString().ShouldNotBeNull().ShouldStartWith("$");
        await NothingHappenedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task An_empty_body_is_refused(string body)
    {
        foreach (var below in new[] { "turns", "person", "turns/1/rating" })
        {
            using var answer = await Page.PostAsync(below, TalkClient.Raw(body));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        await NothingHappenedAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, 0xFF, 0xED, 0xA0, 0x80, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await Page.PostAsync("turns", content);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "bad-json");
        await NothingHappenedAsync();
    }

    [Fact]
    public async Task Json_nested_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        foreach (var body in new[] { $$"""{"text":{{deep}}""", $$"""{"other":{{deep}}""", deep })
        {
            using var answer = await Page.PostAsync("turns", TalkClient.Raw(body));
            await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "bad-json");
        }

        await NothingHappenedAsync();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/xml")]
    public async Task Another_media_type_is_refused(string mediaType)
    {
        using var answer = await Page.PostAsync("turns", TalkClient.Raw("{\"text\":\"안녕\"}", mediaType));

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        await NothingHappenedAsync();
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused()
    {
        using var cut = TalkClient.Raw("--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nhalf", "text/plain");
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var unbound = TalkClient.Raw("x", "multipart/form-data");
        using var other = TalkClient.Form(TalkClient.Png, "photo.png", field: "file");

        foreach (var content in new HttpContent[] { cut, unbound, other, TalkClient.Raw("{}") })
        {
            using var answer = await Page.PostAsync("photos", content);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.Content.ReadAsStringAsync());
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        (await Site.ReadAsync<RoomsDb, int>(db => db.Attachments.CountAsync(a => a.Subject == Page.Id.ToString()))).ShouldBe(0);
    }

    [Theory]
    [InlineData("turns/99999999999999999999/rating")]
    [InlineData("turns/-1/rating")]
    [InlineData("turns/x/rating")]
    [InlineData("../../../cases")]
    public async Task An_address_that_means_nothing_leads_nowhere(string below)
    {
        using var answer = await Page.PostAsync(below, JsonContent.Create(new { helpful = true }));

        ((int)answer.StatusCode).ShouldBeInRange(400, 405);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    /// <summary>Content that does not tell its length, so that it is sent in chunks.</summary>
    private sealed class Unmeasured : HttpContent
    {
        private readonly HttpContent _inner;

        public Unmeasured(HttpContent inner)
        {
            _inner = inner;
            Headers.ContentType = inner.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream, context);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
