using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Ingestion;

public sealed class IngestionEndpointTests : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(
        DatabaseKind.Sqlite, (services, configuration) => services.AddHaechiIngestion(configuration), app => app.MapHaechiIngestion());

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task One_finding_is_answered_201_with_its_id()
    {
        using var response = await PostAsync(Finding().ToJsonString());

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var answer = await JsonAsync(response);
        answer["accepted"]!.GetValue<int>().ShouldBe(1);
        var id = answer["ids"]![0]!.GetValue<Guid>();
        (await CountAsync()).ShouldBe(1);
        (await _platform.ReadAsync<RoomsDb, bool>(db => db.Findings.AnyAsync(f => f.Id == id && f.PlaceName == "강남역"))).ShouldBeTrue();
    }

    [Fact]
    public async Task An_observation_is_answered_201_too()
    {
        using var response = await PostAsync($$$"""[{"serviceId":"{{{TestPlatform.ServiceId}}}","kind":"reading","source":"s1","payload":{"v":1}}]""", "observations");

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _platform.ReadAsync<RoomsDb, string>(db => db.Observations.Select(o => o.Payload).SingleAsync())).ShouldBe("""{"v":1}""");
    }

    [Fact]
    public async Task A_replayed_request_gets_the_same_answer_and_says_so()
    {
        var body = new JsonArray(Finding(), Finding()).ToJsonString();
        using var first = await PostAsync(body, key: "k-1");
        using var second = await PostAsync(body, key: "k-1");

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_replayed_key_with_another_body_is_422()
    {
        using var first = await PostAsync(Finding().ToJsonString(), key: "k-1");
        using var second = await PostAsync(Finding("other").ToJsonString(), key: "k-1");

        await ShouldBeProblemAsync(second, HttpStatusCode.UnprocessableEntity, "idempotency-conflict");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_batch_lists_every_fault_with_its_path_and_stores_nothing()
    {
        var batch = new JsonArray(Finding(), Finding(), JsonValue.Create("text"));
        batch[0]!["score"] = 1.5;
        batch[0]!["severity"] = "terrible";
        batch[1]!["kind"] = "Not Kebab";
        batch[1]!["sorce"] = "typo";
        batch[1]!["place"]!["latitude"] = "north";
        batch[1]!["snapshot"]!["inputHash"] = "short";
        batch[1]!["at"] = "2026-11-22T09:00:00";

        using var response = await PostAsync(batch.ToJsonString());

        var problem = await ShouldBeProblemAsync(response, HttpStatusCode.UnprocessableEntity, "invalid-items");
        problem["errors"]!.AsArray().Select(e => e!["path"]!.GetValue<string>()).ShouldBe(
            ["$[0].severity", "$[1]", "$[1].place.latitude", "$[1].at", "$[2]", "$[0].score", "$[1].kind", "$[1].snapshot.inputHash"], ignoreOrder: true);
        problem["errors"]![0]!["message"]!["ko"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        problem["errors"]![0]!["mend"]!["en"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_partial_batch_stores_the_good_and_lists_the_bad()
    {
        var batch = new JsonArray(Finding(), Finding());
        batch[0]!["score"] = "high";

        using var response = await PostAsync(batch.ToJsonString(), "findings?partial=true");

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var answer = await JsonAsync(response);
        answer["accepted"]!.GetValue<int>().ShouldBe(1);
        answer["errors"]![0]!["path"]!.GetValue<string>().ShouldBe("$[0].score");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_service_is_422_and_the_registered_ones_are_named()
    {
        using var response = await PostAsync(Finding(serviceId: "ghost").ToJsonString());

        var problem = await ShouldBeProblemAsync(response, HttpStatusCode.UnprocessableEntity, "invalid-items");
        problem["errors"]![0]!["path"]!.GetValue<string>().ShouldBe("$.serviceId");
        problem["errors"]![0]!["message"]!["en"]!.GetValue<string>().ShouldContain(TestPlatform.ServiceId);
    }

    [Fact]
    public async Task A_token_of_another_service_may_not_report()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/findings") { Content = Body(Finding().ToJsonString()) };
        request.Headers.Add("X-Services", "elsewhere");

        using var response = await _platform.Client.SendAsync(request);

        var problem = await ShouldBeProblemAsync(response, HttpStatusCode.UnprocessableEntity, "invalid-items");
        problem["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("not-your-service");
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "malformed-json")]
    [InlineData("{", HttpStatusCode.BadRequest, "malformed-json")]
    [InlineData("[1,2", HttpStatusCode.BadRequest, "malformed-json")]
    [InlineData("nonsense", HttpStatusCode.BadRequest, "malformed-json")]
    [InlineData("""{"score":1,"score":0}""", HttpStatusCode.BadRequest, "malformed-json")]
    [InlineData("null", HttpStatusCode.BadRequest, "not-an-object-or-array")]
    [InlineData("\"x\"", HttpStatusCode.BadRequest, "not-an-object-or-array")]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity, "empty-batch")]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity, "invalid-items")]
    [InlineData("[null]", HttpStatusCode.UnprocessableEntity, "invalid-items")]
    [InlineData("[[[]]]", HttpStatusCode.UnprocessableEntity, "invalid-items")]
    [InlineData("""{"\ud800":1}""", HttpStatusCode.BadRequest, "malformed-json")]
    [InlineData("""{"kind":"\ud800"}""", HttpStatusCode.UnprocessableEntity, "invalid-items")]
    public async Task Hostile_bodies_get_a_clear_refusal(string body, HttpStatusCode status, string code)
    {
        foreach (var endpoint in (string[])["findings", "observations"])
        {
            using var response = await PostAsync(body, endpoint);
            await ShouldBeProblemAsync(response, status, code);
        }

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_deeply_nested_body_is_refused()
    {
        using var response = await PostAsync(new string('[', 5_000) + new string(']', 5_000));
        await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        var finding = Finding();
        finding["evidence"]![0]!["text"] = new string('a', (8 * 1024 * 1024) + 1);

        using var response = await PostAsync(finding.ToJsonString());

        await ShouldBeProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_batch_over_the_limit_is_422()
    {
        using var response = await PostAsync(new JsonArray([.. Enumerable.Range(0, 1001).Select(_ => Finding())]).ToJsonString());

        var problem = await ShouldBeProblemAsync(response, HttpStatusCode.UnprocessableEntity, "invalid-items");
        problem["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("too-many-items");
    }

    [Fact]
    public async Task Something_else_than_json_is_415()
    {
        using var response = await _platform.Client.PostAsync("/api/v1/findings", new StringContent("<x/>", Encoding.UTF8, "text/xml"));
        await ShouldBeProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "not-json");
    }

    [Fact]
    public async Task An_overlong_key_is_400()
    {
        using var response = await PostAsync(Finding().ToJsonString(), key: new string('k', 201));
        await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest, "bad-idempotency-key");
    }

    [Fact]
    public async Task Without_a_token_it_is_401_and_without_the_permission_403()
    {
        using var nobody = new HttpClient { BaseAddress = _platform.Client.BaseAddress };
        using var unauthorised = await nobody.PostAsync("/api/v1/findings", Body("[]"));
        unauthorised.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        nobody.DefaultRequestHeaders.Add("X-Permissions", PlatformPermissions.CaseRead);
        using var forbidden = await nobody.PostAsync("/api/v1/findings", Body("[]"));
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whatever_stands_in_a_field_the_answer_is_201_or_a_4xx_and_never_an_error_of_ours()
    {
        string[] values =
        [
            "null", "true", "-1", "1e400", "1e308", "0", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"x\"", "[]", "[1]", "{}",
            "{\"a\":1}", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"00000000-0000-0000-0000-000000000000\"", $"\"{new string('x', 5000)}\"",
        ];
        string[] paths =
        [
            "id", "serviceId", "observationId", "kind", "score", "severity", "place", "place.name", "place.latitude", "place.longitude", "at",
            "evidence", "snapshot", "snapshot.modelId", "snapshot.modelVersion", "snapshot.inputHash", "snapshot.thresholds", "joinKey",
        ];
        foreach (var (path, value) in paths.SelectMany(p => values.Select(v => (p, v))))
        {
            using var response = await PostAsync(WithRaw(path, value));
            ((int)response.StatusCode).ShouldBeOneOf([201, 400, 409, 422], $"{path} = {value[..Math.Min(40, value.Length)]}");
        }
    }

    private static string WithRaw(string path, string value)
    {
        const string mark = "@@";
        var finding = Finding();
        var parts = path.Split('.');
        (parts.Length == 1 ? finding : finding[parts[0]]!.AsObject())[parts[^1]] = mark;
        return finding.ToJsonString().Replace($"\"{mark}\"", value, StringComparison.Ordinal);
    }

    private static JsonObject Finding(string kind = "illegal-parking", string serviceId = TestPlatform.ServiceId) => new()
    {
        ["serviceId"] = serviceId,
        ["kind"] = kind,
        ["score"] = 0.9,
        ["severity"] = "caution",
        ["place"] = new JsonObject { ["name"] = "강남역", ["latitude"] = 37.5, ["longitude"] = 127.0 },
        ["at"] = "2026-11-22T09:00:00+09:00",
        ["evidence"] = new JsonArray(new JsonObject { ["kind"] = "text", ["label"] = "설명", ["text"] = "차가 막고 있음" }),
        ["snapshot"] = new JsonObject
        {
            ["modelId"] = "rule",
            ["modelVersion"] = "1",
            ["inputHash"] = new string('a', 64),
            ["thresholds"] = new JsonObject { ["score"] = 0.5 },
        },
    };

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private Task<HttpResponseMessage> PostAsync(string json, string endpoint = "findings", string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + endpoint) { Content = Body(json) };
        // A refused body is not read: ask first, or the refusal may meet a broken pipe.
        request.Headers.ExpectContinue = json.Length > 1_000_000;
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return _platform.Client.SendAsync(request);
    }

    private Task<int> CountAsync() => _platform.ReadAsync<RoomsDb, int>(db => db.Findings.CountAsync());

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private static async Task<JsonNode> ShouldBeProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await JsonAsync(response);
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["mend"]!["ko"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
