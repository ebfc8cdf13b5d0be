using System.Net.Http.Json;
using System.Text.Json;
using Haechi.Testing;
using Haechi.Testing.LanguageModels;

namespace Haechi.Functional.Tests;

/// <summary>The whole product with a scripted language model: as haechi.yaml names it, in the chat, in the numbers, on the command line.</summary>
public sealed class LanguageModelTests(LanguageModelTests.WithModel with) : IClassFixture<LanguageModelTests.WithModel>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_citizen_reads_the_models_words_with_their_source_and_the_numbers_tell()
    {
        var stream = await AskAsync();

        stream.ShouldContain("event: sentence");
        stream.ShouldContain("\"worded\":{\"model\":\"scripted-model\"");
        var metrics = await with.Host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop);
        metrics.ShouldContain("haechi_model_calls");
        metrics.ShouldContain("outcome=\"Used\"");
        metrics.ShouldNotContain("여권");
    }

    [Fact]
    public async Task A_model_that_breaks_costs_the_citizen_nothing_but_its_words()
    {
        with.Model.Script = ModelScripts.Refuses(500);
        try
        {
            var stream = await AskAsync();

            stream.ShouldContain("event: done");
            stream.ShouldNotContain("\"worded\":{");
            stream.ShouldContain("passport-renew");
        }
        finally
        {
            with.Model.Script = ModelScripts.QuotesFirstPassage;
        }
    }

    [Fact]
    public async Task The_check_says_what_works_and_what_would_be_blocked()
    {
        with.Model.Script = ModelScripts.Says("회원 가입비는 없습니다. [2] ", "시험 도서관은 밤새 엽니다. [1]");
        try
        {
            var good = await HaechiCommand.RunAsync("model", "check", "--config", with.Settings, "--data", with.Data);

            good.Output.ShouldContain("scripted-model");
            good.Output.ShouldContain("kept         회원 가입비는 없습니다.");
            good.Output.ShouldContain("blocked      시험 도서관은 밤새 엽니다.");
            good.Output.ShouldContain("[전화번호]");
            good.Output.ShouldContain("embedding    scripted-vectors");
            good.Output.ShouldContain("64 numbers");
            good.ExitCode.ShouldBe(0);
        }
        finally
        {
            with.Model.Script = ModelScripts.QuotesFirstPassage;
        }
    }

    [Fact]
    public async Task The_check_names_what_stands_in_the_way()
    {
        using var folder = new TempFolder();
        var settings = folder.Write("haechi.yaml", "language_model:\n  endpoint: http://127.0.0.1:9/v1\n  model: m\n");

        var blocked = await HaechiCommand.RunAsync("model", "check", "--config", settings, "--data", with.Data);

        blocked.ExitCode.ShouldBe(1);
        blocked.Error.ShouldContain("web.outgoing.destinations");
    }

    private async Task<string> AskAsync()
    {
        using var opened = await with.Host.Client.PostAsJsonAsync("/api/v1/talk/conversations", new { }, Stop);
        var conversation = await opened.Content.ReadFromJsonAsync<JsonElement>(Stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/talk/conversations/{conversation.GetProperty("id").GetGuid()}/turns")
        {
            Content = JsonContent.Create(new { text = "여권 재발급하려면 뭐가 필요해요?" }),
        };
        request.Headers.Add("Authorization", "Bearer " + conversation.GetProperty("token").GetString());
        using var answer = await with.Host.Client.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>One host with the demo city whose haechi.yaml names a scripted model.</summary>
    public sealed class WithModel : IAsyncLifetime
    {
        private readonly TempFolder _folder = new();

        public ModelServer Model { get; private set; } = null!;

        public HostProcess Host { get; private set; } = null!;

        public string Data => _folder.File("data");

        public string Settings { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Model = await ModelServer.StartAsync();
            Settings = _folder.Write("haechi.yaml", $"""
                language_model:
                  endpoint: {Model.Endpoint}
                  model: {ModelServer.Model}
                  embedding_model: scripted-vectors
                  first_words_seconds: 20
                  whole_seconds: 20
                web:
                  outgoing:
                    destinations: [127.0.0.1]
                    allowed_networks: [127.0.0.0/8]

                """);
            Host = await HostProcess.StartAsync(Data, ["--config", Settings]);
            await Eventually.HoldsAsync(() => Host.Output.Contains("Haechi is ready", StringComparison.Ordinal), "the demo city is seeded", TimeSpan.FromMinutes(3));
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Model.DisposeAsync();
            _folder.Dispose();
        }
    }
}
