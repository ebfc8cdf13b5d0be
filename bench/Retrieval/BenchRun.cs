using Haechi.Retrieval.Bench.Measures;
using Haechi.Retrieval.Bench.Peers;
using Haechi.Retrieval.Bench.Questions;
using Haechi.Testing;

namespace Haechi.Retrieval.Bench;

/// <summary>
/// <c>dotnet run --project bench/Retrieval -c Release -- [--data FILE] [--only quality|speed|dense] [--ours] [--train ranking|confidence]
/// [--without-titles] [--joined N] [--json FILE] [--curve FILE]</c>
/// </summary>
internal static class BenchRun
{
    public static async Task<int> StartAsync(string[] args)
    {
        var data = Option(args, "--data") ?? Path.Combine(Repository.Root, "..", "shared", "data", "retrieval-ko", "KorQuAD_v1.0_dev.json");
        if (!File.Exists(data))
        {
            Console.WriteLine("Skipped: there is no question set; name one in the format of SQuAD with --data FILE.");
            return 0;
        }
        var set = SquadFile.Read(data, joined: int.TryParse(Option(args, "--joined"), out var joined) ? Math.Max(1, joined) : 1, titled: !args.Contains("--without-titles"));
        using var folder = new TempFolder();
        if (Option(args, "--train") is { } part)
            return Train(set, folder, part);
        var report = new Report();
        var only = Option(args, "--only");
        if (only is null or "quality")
            await QualityAsync(set, folder, report, oursOnly: args.Contains("--ours"));
        if (only is null or "speed")
            SpeedBench.Run(set, folder, report);
        if (only is null or "dense")
            DenseBench.Run(folder, report);
        if (Option(args, "--json") is { } json)
            await File.WriteAllTextAsync(json, report.ToJson());
        if (Option(args, "--curve") is { } curve && report.Curve.Count > 0)
            await File.WriteAllTextAsync(curve, RiskCoverageChart.Draw(report.Curve));
        return 0;
    }

    private static int Train(QuestionSet set, TempFolder folder, string part)
    {
        using var engine = new ThisEngine(Folder(folder, "train"));
        engine.Index(set.Documents);
        var model = Path.Combine(Repository.Root, "src", "engines", "Haechi.Retrieval", "Ranking", "model.json");
        if (part == "ranking")
            Training.Run(engine, set, model);
        else
            Training.RunConfidence(engine, set, model);
        return 0;
    }

    private static async Task QualityAsync(QuestionSet set, TempFolder folder, Report report, bool oursOnly)
    {
        using (var ours = new ThisEngine(Folder(folder, "haechi")))
        {
            QualityBench.Run(ours, set, report);
            QualityBench.Snippets(ours, set, report);
        }
        if (oursOnly)
            return;
        Measure(new LuceneCjk(Folder(folder, "lucene")), set, report);
        Measure(new SqliteTrigram(Path.Combine(folder.Path, "fts.db")), set, report);
        if (Groonga.Missing is { } noGroonga)
            Console.WriteLine($"Skipped: {noGroonga}.");
        else
            Measure(new Groonga(Folder(folder, "groonga")), set, report);
        if (PrivatePostgres.Missing is { } noPostgres)
        {
            Console.WriteLine($"Skipped: {noPostgres}.");
            return;
        }
        await using var server = await PrivatePostgres.StartAsync();
        Measure(new PostgresText(await server.CreateDatabaseAsync()), set, report);
    }

    private static void Measure(IPeer peer, QuestionSet set, Report report)
    {
        using (peer)
            QualityBench.Run(peer, set, report);
    }

    internal static string Folder(TempFolder folder, string name) => Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
