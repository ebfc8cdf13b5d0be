using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haechi.Hashing;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Requests;

/// <summary>What a victim's page does, over HTTP, on a real database.</summary>
public abstract class RequestJourneyConformance(Sites sites) : SafetySuite(sites)
{
    private protected const string Hash = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    private protected const string Pin = "41739620";

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
    public async Task A_picture_whose_fingerprint_is_entrusted_joins_it_and_is_kept_once()
    {
        var picture = Pictures.Png(160, 120, seed: 11);
        var code = await SubmitAsync(Body(hash: PictureHasher.Hash(picture, cancellationToken: Stop).Picture!.Hash.ToString()));
        var id = await IdOfAsync(code);

        (await UploadAsync(code, picture, Submission.ConsentInForce)).ShouldBe(HttpStatusCode.NoContent);
        (await UploadAsync(code, picture, Submission.ConsentInForce)).ShouldBe(HttpStatusCode.NoContent);

        (await WatchedAsync(id)).ShouldBe(1);
        var kept = await Site.ReadAsync<RemovalDb, List<Guid>>(db => db.Uploads.Where(u => u.RequestId == id).Select(u => u.Id).ToListAsync());
        kept.ShouldHaveSingleItem().ShouldBe(await Site.ReadAsync<RemovalDb, Guid>(db => db.References.Where(r => r.RequestId == id).Select(r => r.MediaId).SingleAsync()));
    }

    [Fact]
    public async Task A_request_takes_no_more_than_fifty_files()
    {
        var code = await SubmitAsync(Body());
        var id = await IdOfAsync(code);
        await Site.Get<Ledger>().WriteAsync(
            scope =>
            {
                scope.Use<RemovalDb>().Uploads.AddRange(Enumerable.Range(0, 50).Select(_ => new UploadRow { Id = Guid.NewGuid(), RequestId = id, SealedBytes = [1], Length = 1, At = scope.At }));
                return Task.CompletedTask;
            },
            Stop);

        (await UploadAsync(code, Pictures.Png(120, 90, seed: 8), Submission.ConsentInForce)).ShouldBe(HttpStatusCode.UnsupportedMediaType);

        (await Site.ReadAsync<RemovalDb, int>(db => db.Uploads.CountAsync(u => u.RequestId == id))).ShouldBe(50);
    }

    [Fact]
    public async Task The_line_that_a_withdrawal_leaves_goes_when_its_own_time_is_over()
    {
        var code = await SubmitAsync(Body());
        var id = await IdOfAsync(code);
        await PostAsync("withdrawal", new { code, pin = Pin });
        var longAgo = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Site.Get<Ledger>().WriteAsync(scope => scope.Use<RemovalDb>().Requests.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(row => row.EndedAt, longAgo), Stop), Stop);
        var policy = Site.Get<IServiceProvider>().GetServices<IRetentionPolicy>().Single(p => p.Name == "removal-requests");

        await Site.Get<Ledger>().WriteAsync(scope => policy.DeleteAsync(scope, policy.ServiceId!, longAgo.AddDays(1), Stop), Stop);

        (await Site.ReadAsync<RemovalDb, bool>(db => db.Requests.AnyAsync(r => r.Id == id))).ShouldBeFalse();
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
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"2026-11-24","references":[]}""", "removal-no-reference")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"2026-11-24","references":[null]}""", "removal-bad-reference")]
    [InlineData("""{"idempotencyKey":"0123456789abcdef","pin":"12345678","consent":"2026-11-24","references":[{"hash":"zz","quality":5}]}""", "removal-bad-reference")]
    public async Task What_cannot_be_taken_is_refused_with_the_reason(string body, string code)
    {
        var answer = await Site.Client.PostAsync("/api/v1/removal/requests", new StringContent(body, null, "application/json"), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString().ShouldBe(code);
    }

    private protected static object Body(string? contact = null, string hash = Hash) => new
    {
        idempotencyKey = Guid.NewGuid().ToString("N"),
        pin = Pin,
        consent = Submission.ConsentInForce,
        references = new[] { new { hash, quality = 100, kind = "picture", media = 0 } },
        contact,
    };

    private protected async Task<string> SubmitAsync(object body) => (await PostAsync("requests", body)).GetProperty("code").GetString()!;

    private protected async Task<JsonElement> PostAsync(string what, object body)
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

    private protected async Task<HttpStatusCode> UploadAsync(string code, byte[] file, string consent)
    {
        using var form = new MultipartFormDataContent { { new StringContent(code), "code" }, { new StringContent(Pin), "pin" }, { new StringContent(consent), "consent" } };
        form.Add(new ByteArrayContent(file), "picture", "picture.png");
        return (await Site.Client.PostAsync("/api/v1/removal/uploads", form, Stop)).StatusCode;
    }

    private protected Task<Guid> IdOfAsync(string code) =>
        Site.ReadAsync<RemovalDb, Guid>(db => db.Requests.Where(r => r.Code == CaseCode.Read(code)).Select(r => r.Id).SingleAsync());

    private async Task<int> WatchedAsync(Guid id) => (await Site.Get<ActiveReferences>().CurrentAsync(Stop)).All.Where(r => r.RequestId == id).DistinctBy(r => r.MediaId).Count();
}

public sealed class SqliteRequestJourneyTests(Sites sites) : RequestJourneyConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;

    [Fact]
    public async Task The_files_of_the_database_never_hold_what_a_victim_entrusts_and_after_withdrawal_not_its_key_either()
    {
        const string Contact = "오직여기에만적은연락처";
        var picture = Pictures.Png(140, 100, seed: 21);
        var code = await SubmitAsync(Body(Contact));
        var id = await IdOfAsync(code);
        (await UploadAsync(code, picture, Submission.ConsentInForce)).ShouldBe(HttpStatusCode.NoContent);
        var key = await Site.ReadAsync<RemovalDb, byte[]>(db => db.CaseKeys.Where(k => k.RequestId == id).Select(k => k.SealedKey).SingleAsync());
        byte[][] plain = [Encoding.UTF8.GetBytes(Contact), Convert.FromHexString(Hash), Encoding.UTF8.GetBytes(Hash), picture[40..72], Encoding.UTF8.GetBytes(Pin)];

        (await FilesAsync()).Any(file => plain.Any(bytes => Holds(file, bytes))).ShouldBeFalse();
        (await FilesAsync()).Any(file => Holds(file, key)).ShouldBeTrue("or the search after the withdrawal would prove nothing");
        await PostAsync("withdrawal", new { code, pin = Pin });

        (await FilesAsync()).Any(file => Holds(file, key)).ShouldBeFalse();
    }

    private static bool Holds(byte[] file, byte[] bytes) => file.AsSpan().IndexOf(bytes) >= 0;

    // What is still in the write-ahead log is brought into the file first.
    private async Task<List<byte[]>> FilesAsync()
    {
        var address = await Site.ReadAsync<RemovalDb, string>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Stop);
            return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        });
        var files = new List<byte[]>();
        foreach (var name in new[] { address, address + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Stop);
            files.Add(bytes);
        }

        return files;
    }
}

public sealed class PostgresRequestJourneyTests(Sites sites) : RequestJourneyConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
