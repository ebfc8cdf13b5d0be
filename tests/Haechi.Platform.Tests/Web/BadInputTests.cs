using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Tests.Web;

public sealed class BadInputTests
{
    private sealed record Reading(string Name, double Score);

    [Theory]
    [InlineData("{\"name\":", "$.name")]
    [InlineData("{\"name\":\"a\",\"score\":\"high\"}", "$.score")]
    [InlineData("{\"name\":1,\"score\":1}", "$.name")]
    [InlineData("[]", "$")]
    public async Task Malformed_json_and_wrong_types_are_400_and_say_where(string body, string path)
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        var answer = await machine.PostAsync("/api/readings", Json(body));

        var problem = await ProblemOf(answer, HttpStatusCode.BadRequest, "bad-json");
        problem.GetProperty("path").GetString().ShouldBe(path);
        problem.GetProperty("message").GetProperty("ko").GetString().ShouldNotBeNull().ShouldContain(path);
        problem.GetProperty("mend").GetProperty("en").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        OneLine(site, "bad-json");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413()
    {
        await using var site = await TestSite.StartAsync(Map, settings: [("web:MaxBodyBytes", "2048")]);
        using var machine = site.Machine();

        var answer = await machine.PostAsync("/api/readings", Json($$"""{"name":"{{new string('a', 4000)}}","score":1}"""));

        await ProblemOf(answer, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        OneLine(site, "body-too-large");
    }

    [Fact]
    public async Task Another_media_type_is_415()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        await ProblemOf(await machine.PostAsync("/api/readings", new StringContent("x=1", Encoding.UTF8, "text/plain")), HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        OneLine(site, "unsupported-media-type");
    }

    [Fact]
    public async Task Unknown_routes_and_methods_under_api_are_problems()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        await ProblemOf(await machine.GetAsync("/api/v1/no/such/thing"), HttpStatusCode.NotFound, "no-such-endpoint");
        await ProblemOf(await machine.GetAsync("/api/readings"), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task Trouble_with_the_database_is_503_with_retry_after_and_one_warning()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        foreach (var path in (string[])["/api/full", "/api/locked"])
        {
            site.Log.Clear();
            var answer = await machine.PostAsync(path, Json("{}"));
            await ProblemOf(answer, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            site.Log.Warnings.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_bug_is_500_without_its_details_and_one_log_line_with_them()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        var answer = await machine.GetAsync("/api/bug");

        var problem = await ProblemOf(answer, HttpStatusCode.InternalServerError, "unexpected-error");
        problem.ToString().ShouldNotContain("secret inside");
        var lines = site.Log.Warnings;
        lines.Count.ShouldBe(1);
        lines[0].ShouldContain("secret inside");
        lines[0].ShouldContain(problem.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task A_browser_gets_the_same_words_as_a_page()
    {
        await using var site = await TestSite.StartAsync(app => app.MapGet("/broken", string () => throw new InvalidOperationException("secret inside")));
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await browser.GetAsync("/broken");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldContain("<h1>");
        page.ShouldNotContain("secret inside");
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "찾으시는 페이지가 없습니다.")]
    [InlineData("/api/needs-post", HttpStatusCode.NotFound, "no-such-endpoint")]
    public async Task A_missing_page_is_told_in_words_for_people_and_a_missing_endpoint_in_words_for_machines(string path, HttpStatusCode status, string words)
    {
        await using var site = await TestSite.StartAsync(Map);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task A_line_break_in_the_path_cannot_forge_a_log_line()
    {
        await using var site = await TestSite.StartAsync(Map);
        using var machine = site.Machine();

        await machine.GetAsync("/api/x%0d%0aERROR%20forged");

        site.Log.Lines.Where(line => line.Category.Contains("Problem")).ShouldAllBe(line => !line.Text.Contains('\n'));
    }

    private static void Map(WebApplication app)
    {
        app.MapPost("/api/readings", (Reading reading) => reading.Name);
        app.MapPost("/api/full", string () => throw new StorageUnavailableException(StorageFault.DiskFull, new SqliteException("full", 13)));
        app.MapPost("/api/locked", string () => throw new InvalidOperationException("outer", new SqliteException("locked", 5)));
        app.MapGet("/api/bug", string () => throw new InvalidOperationException("secret inside"));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static void OneLine(TestSite site, string code) =>
        site.Log.Lines.Count(line => line.Text.Contains(code) && line.Level == LogLevel.Information).ShouldBe(1);

    private static async Task<JsonElement> ProblemOf(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        return problem;
    }
}
