using System.CommandLine;
using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Commands;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.LanguageModels;

/// <summary><c>model</c>: the configured language model, tried by hand.</summary>
internal static class ModelVerb
{
    public static Command Create(CommandHost host) => new("model", "The configured language model.") { Check(host) };

    private static Command Check(CommandHost host)
    {
        var json = TalkVerb.Json();
        var verb = new Command(
            "check",
            "Ask the configured endpoint one harmless question over a harmless document: prints the model, its speed, its tokens, "
            + "what left the house, and which sentences would be kept or blocked. Asks the embedding model too, where one is configured. Counts against the day's budget. Exit code 1 when answers would be extractive or words alone searched.")
        { json };
        verb.WithExamples("model check", "model check --json", "model check --config haechi.yaml");
        verb.SetAction((line, cancellationToken) => host.RunAsync(
            async (services, token) => await RunAsync(line, line.GetValue(json), services, token), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult line, bool json, IServiceProvider services, CancellationToken cancellationToken)
    {
        var model = services.GetRequiredService<LanguageModel>();
        var embedding = services.GetRequiredService<EmbeddingModel>();
        var error = line.InvocationConfiguration.Error;
        if (!model.IsConfigured && !embedding.IsConfigured)
        {
            await error.WriteLineAsync("No language model is configured; every answer is extractive. Set language_model.endpoint and language_model.model.");
            return 1;
        }

        if ((model.Obstacle() ?? embedding.Obstacle()) is { } obstacle)
        {
            await error.WriteLineAsync($"Blocked: {obstacle.Message.En} {obstacle.Mend.En}");
            return 1;
        }

        if ((await services.GetRequiredService<SchemaMigrator>().PendingAsync(cancellationToken)).Count > 0)
        {
            await error.WriteLineAsync("The meter has no tables yet, and nothing is called without it. Run ./haechi migrate first.");
            return 1;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var report = model.IsConfigured ? await new ModelCheck(model, clock).RunAsync(cancellationToken) : null;
        var vectors = embedding.IsConfigured ? await EmbeddingCheck.RunAsync(embedding, ModelCheck.ServiceId, clock, cancellationToken) : null;
        if (json)
        {
            line.WriteJson<object>(report is null ? new { Embedding = vectors } : report with { Embedding = vectors });
        }
        else
        {
            Tell(line, report, vectors);
        }

        return report is not { Outcome: not CallOutcome.Used } && vectors is not { Outcome: not CallOutcome.Used } ? 0 : 1;
    }

    private static void Tell(ParseResult line, ModelReport? report, EmbeddingReport? vectors)
    {
        if (report is not null)
        {
            Tell(line, report);
        }

        if (vectors is not null)
        {
            Tell(line, vectors);
        }
    }

    private static void Tell(ParseResult line, EmbeddingReport vectors)
    {
        line.Write($"embedding    {vectors.Model} at {vectors.Endpoint}");
        line.Write(vectors.Outcome == CallOutcome.Used
            ? FormattableString.Invariant($"vectors      {vectors.Dimensions} numbers in {vectors.Seconds:0.00} s; cosine {vectors.Fitting:0.00} to what answers, {vectors.Other:0.00} to something else")
            : $"vectors      {vectors.Outcome}: words alone would be searched. {vectors.Fault}");
    }

    private static void Tell(ParseResult line, ModelReport report)
    {
        line.Write($"model        {report.Model} at {report.Endpoint}");
        line.Write($"result       {(report.Outcome == CallOutcome.Used ? "works" : $"{report.Outcome}: answers would be extractive. {report.Fault}")}");
        line.Write($"first words  {Seconds(report.FirstWordsSeconds)}");
        line.Write($"whole        {Seconds(report.WholeSeconds)}");
        line.Write(FormattableString.Invariant($"tokens       {report.TokensIn:N0} in, {report.TokensOut:N0} out{(report.Estimated ? " (estimated: the endpoint did not tell)" : "")}"));
        line.Write($"sent as      {report.Sent}");
        foreach (var sentence in report.Kept)
        {
            line.Write($"kept         {sentence.Text}  [{sentence.Why}]");
        }

        foreach (var sentence in report.Dropped)
        {
            line.Write($"blocked      {sentence.Text}  ({sentence.Why})");
        }
    }

    private static string Seconds(double? seconds) => seconds is { } known ? known.ToString("0.00 s", CultureInfo.InvariantCulture) : "none came";
}
