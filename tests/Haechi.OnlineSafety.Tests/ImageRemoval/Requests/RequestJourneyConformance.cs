using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Requests;

/// <summary>What a victim's page does, over HTTP, on a real database.</summary>
public abstract class RequestJourneyConformance(Sites sites) : SafetySuite(sites)
{
    private const string Hash = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    private const string Pin = "41739620";

    [Fact]
    public async Task A_request_is_entrusted_looked_up_and_withdrawn_and_then_nothing_of_it_is_left()
    {
        var code = await SubmitAsync(Body(contact: "유일한 연락처 7731"));
        var id = await IdOfAsync(code);
        (await WatchedAsync(id)).ShouldBe(1);

        var status = await PostAsync("status", new { code = code.ToLowerInvariant(), pin = Pin });
        status.GetProperty("state").GetString().ShouldBe("watching");
        status.GetProperty("pictures").GetInt32().ShouldBe(1);
        status.GetProperty("found").GetInt32().ShouldBe(0);

        await PostAsync("withdrawal", new { code, pin = Pin });

        (await WatchedAsync(id)).ShouldBe(0);
        (await CountAsync(code, HttpStatusCode.Forbidden)).ShouldBe("removal-unknown");
        var left = await Site.ReadAsync<RemovalDb, RequestRow>(db => db.Requests.SingleAsync(r => r.Id == id));
        (left.State, left.Details, left.PinHash.Length).ShouldBe((RequestState.Withdrawn, null, 0));
        (await Site.ReadAsync<RemovalDb, int>(db => db.CaseKeys.CountAsync(k => k.RequestId == id))).ShouldBe(0);
        (await Site.ReadAsync<RemovalDb, int>(db => db.References.CountAsync(r => r.RequestId == id))).ShouldBe(0);
    }

    [Fact]
    public async Task Sending_the_same_request_again_makes_no_second_one()
    {
        var body = Body();

        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SubmitAsync(body)));

        codes.Distinct().Count().ShouldBe(1);
        (await WatchedAsync(await IdOfAsync(codes[0]))).ShouldBe(1);
    }

    [Fact]
    public async Task Five_wrong_pins_close_a_request_for_a_minute_and_the_right_one_opens_it_then()
    {
        var code = await SubmitAsync(Body());
        for (var attempt = 0; attempt < 5; attempt++)
            (await CountAsync(code, HttpStatusCode.Forbidden, "00000000")).ShouldBe("removal-unknown");

        (await CountAsync(code, HttpStatusCode.Forbidden)).ShouldBe("removal-locked");

        Site.Clock.Advance(TimeSpan.FromSeconds(61));
        (await PostAsync("status", new { code, pin = Pin })).GetProperty("state").GetString().ShouldBe("watching");
    }

    [Fact]
    public async Task An_upload_needs_a_consent_of_its_own_and_is_stored_sealed()
    {
        var code = await SubmitAsync(Body());
        var picture = Pictures.Png(120, 90, seed: 7);

        (await UploadAsync(code, picture, consent: "")).ShouldBe(HttpStatusCode.BadRequest);
        (await UploadAsync(code, "no picture"u8.ToArray(), Submission.ConsentInForce)).ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await UploadAsync(code, picture, Submission.ConsentInForce)).ShouldBe(HttpStatusCode.NoContent);

        var id = await IdOfAsync(code);
        var stored = await Site.ReadAsync<RemovalDb, UploadRow>(db => db.Uploads.SingleAsync(u => u.RequestId == id));
        stored.SealedBytes.AsSpan().IndexOf(picture.AsSpan(40, 32)).ShouldBe(-1);
        (await WatchedAsync(id)).ShouldBe(2);
    }

    [Fact]
    public async Task A_request_ends_when_its_time_is_over()
    {
        var id = await IdOfAsync(await SubmitAsync(Body()));
        var policy = Site.Get<IServiceProvider>().GetServices<IRetentionPolicy>().Single(p => p.Name == "removal-requests");
        var longAgo = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Site.Get<Ledger>().WriteAsync(scope => scope.Use<RemovalDb>().CaseKeys.Where(k => k.RequestId == id).ExecuteUpdateAsync(k => k.SetProperty(key => key.CreatedAt, longAgo), Stop), Stop);

        var ended = await Site.Get<Ledger>().WriteAsync(scope => policy.DeleteAsync(scope, policy.ServiceId!, longAgo.AddDays(1), Stop), Stop);

        ended.ShouldBeGreaterThan(0);
        (await WatchedAsync(id)).ShouldBe(0);
        (await Site.ReadAsync<RemovalDb, bool>(db => db.CaseKeys.AnyAsync(k => k.RequestId == id))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "removal-key")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"1234"}""", "removal-pin")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"1999"}""", "removal-consent")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"2026-11","references":[]}""", "removal-no-reference")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"2026-11","references":[null]}""", "removal-bad-reference")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"2026-11","references":[{"hash":"zz","quality":5}]}""", "removal-bad-reference")]
    public async Task What_cannot_be_taken_is_refused_with_the_reason(string body, string code)
    {
        var answer = await Site.Client.PostAsync("/api/v1/removal/requests", new StringContent(body, null, "application/json"), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString().ShouldBe(code);
    }

    private static object Body(string? contact = null) => new
    {
        idempotencyKey = Guid.NewGuid().ToString("N"),
        pin = Pin,
        consent = Submission.ConsentInForce,
        references = new[] { new { hash = Hash, quality = 100, kind = "picture", media = 0 } },
        contact,
    };

    private async Task<string> SubmitAsync(object body) => (await PostAsync("requests", body)).GetProperty("code").GetString()!;

    private async Task<JsonElement> PostAsync(string what, object body)
    {
        var answer = await Site.Client.PostAsJsonAsync($"/api/v1/removal/{what}", body, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Stop));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private async Task<string?> CountAsync(string code, HttpStatusCode expected, string pin = Pin)
    {
        var answer = await Site.Client.PostAsJsonAsync("/api/v1/removal/status", new { code, pin }, Stop);
        answer.StatusCode.ShouldBe(expected);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();
    }

    private async Task<HttpStatusCode> UploadAsync(string code, byte[] file, string consent)
    {
        using var form = new MultipartFormDataContent { { new StringContent(code), "code" }, { new StringContent(Pin), "pin" }, { new StringContent(consent), "consent" } };
        form.Add(new ByteArrayContent(file), "picture", "picture.png");
        return (await Site.Client.PostAsync("/api/v1/removal/uploads", form, Stop)).StatusCode;
    }

    private Task<Guid> IdOfAsync(string code) =>
        Site.ReadAsync<RemovalDb, Guid>(db => db.Requests.Where(r => r.Code == CaseCode.Read(code)).Select(r => r.Id).SingleAsync());

    private async Task<int> WatchedAsync(Guid id) => (await Site.Get<ActiveReferences>().CurrentAsync(Stop)).All.Count(r => r.RequestId == id);
}

public sealed class SqliteRequestJourneyTests(Sites sites) : RequestJourneyConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresRequestJourneyTests(Sites sites) : RequestJourneyConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
