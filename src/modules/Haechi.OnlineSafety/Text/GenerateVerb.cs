using System.CommandLine;
using System.Text.Json;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.Text;

/// <summary><c>text generate</c>: made-up posts to train and to test on.</summary>
internal static class GenerateVerb
{
    private const int Most = 5_000_000;

    public static Command Create()
    {
        var kind = new Option<string>("--kind") { Description = "What to make up: trade (five kinds of illegal trade, and ordinary posts that resemble them).", HelpName = "KIND", DefaultValueFactory = _ => "trade" };
        kind.AcceptOnlyFromAmong("trade");
        var seed = new Option<long>("--seed") { Description = "The same number makes the same posts.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var count = new Option<int>("--count") { Description = $"Posts, 1 to {Most}.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Most)
            {
                result.AddError($"--count must be from 1 to {Most}.");
            }
        });
        var held = new Option<bool>("--held") { Description = "Speak with the sentences that are kept for testing." };
        var file = new Option<string?>("--out") { Description = "Where to write; standard output by default.", HelpName = "FILE" };
        var verb = new Command("generate", "Make up posts, one JSON line each: {\"text\",\"labels\"}. Numbers in them cannot be dialled.") { kind, seed, count, held, file };
        verb.WithExamples("text generate --kind trade --seed 1 --count 10000 --out trade.jsonl", "text generate --kind trade --seed 2 --count 2000 --held --out held.jsonl");
        verb.SetAction((line, cancel) => RunAsync(
            new TradeGenerator(line.GetValue(seed), line.GetValue(held)).Take(line.GetValue(count)), line.GetValue(file), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error, cancel));
        return verb;
    }

    private static async Task<int> RunAsync(IEnumerable<TradePost> posts, string? file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var own = file is null ? null : new StreamWriter(file);
            foreach (var post in posts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await (own ?? output).WriteLineAsync(JsonSerializer.Serialize(new { text = post.Text, labels = post.Labels }, LedgerJson.Options));
            }

            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine($"{file} cannot be written: {exception.Message} Name another place.");
            return 2;
        }
    }
}
