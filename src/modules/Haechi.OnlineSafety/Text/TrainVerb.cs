using System.CommandLine;
using System.Globalization;
using Haechi.Platform.Modules;
using Haechi.Text;
using Haechi.Text.Training;

namespace Haechi.OnlineSafety.Text;

/// <summary><c>text train</c>: a model from labelled texts.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Option<string[]>("--data") { Description = "Labelled texts, once or more: " + DataFiles.Help, HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var kind = new Option<string?>("--kind") { Description = "trade: the product's own model of illegal trade, from its made-up posts and --data.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("trade");
        var without = new Option<string[]>("--without") { Description = "Texts that must not be learned from, in the same forms: whatever resembles one of them is left out.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var model = new Option<string>("--out") { Description = "The model file to write.", HelpName = "M", Required = true };
        var shares = new Option<string[]>("--share") { Description = "LABEL=SHARE: the share of texts like those of the first file that is expected to carry a label; sets its threshold.", HelpName = "LABEL=SHARE" };
        var evade = new Option<bool>("--evade") { Description = "Learn from evasive spellings of the texts too." };
        var fine = new Option<bool>("--fine") { Description = "Give abusive texts the eight finer labels (politics, origin, physical, age, gender, religion, race, profanity) by the words they hold, where their collection has none." };
        var seed = new Option<int>("--seed") { Description = "The same number and data make the same model.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var cost = new Option<double>("--cost") { Description = "How much an error counts against simple weights.", HelpName = "C", DefaultValueFactory = _ => 0.1 };
        var verb = new Command("train", "Train a model from labelled texts and print what cross-validation says of it.") { data, kind, without, model, shares, evade, fine, seed, cost };
        verb.WithExamples("text train --kind trade --out trade.model", "text train --data trade.jsonl --out trade.model", "text train --data beep:beep_train.tsv curse:curse.txt hatescore:HateScore.csv --fine --out abuse.model");
        verb.SetAction((line, cancel) => Task.FromResult(Run(
            line.GetValue(data) ?? [], line.GetValue(kind) is not null, line.GetValue(without) ?? [], line.GetValue(model)!,
            new TrainingOptions { Seed = line.GetValue(seed), Cost = line.GetValue(cost), Shares = SharesOf(line.GetValue(shares) ?? []) },
            line.GetValue(evade), line.GetValue(fine), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error, cancel)));
        return verb;
    }

    private static int Run(string[] data, bool trade, string[] without, string path, TrainingOptions options, bool evade, bool fine, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var texts = NearCopies.Without(DataFiles.Read(data, error), DataFiles.Read(without, error), out var left);
            output.WriteLine($"{texts.Count:N0} texts; {left:N0} left out as copies.");
            if (fine)
            {
                texts = DistantLabels.Added(texts);
            }

            if (evade)
            {
                texts = Evasion.Added(texts, options.Seed);
            }

            if (trade || TradeFiles.Are(texts))
            {
                TradeFiles.Train(texts, trade, path, options.Seed, output, cancellationToken);
                return 0;
            }

            var (model, figures) = TextTrainer.Train(texts, options, cancellationToken);
            ModelFile.Write(path, model, texts.CountBy(text => text.Source).ToDictionary());
            foreach (var figure in figures)
            {
                output.WriteLine($"{figure.Label,-16} {figure.With,8:N0} of {figure.Texts,8:N0}  F1 {figure.F1:F3}  macro-F1 {figure.MacroF1:F3}");
            }

            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static Dictionary<string, double> SharesOf(string[] written) =>
        written.Select(one => one.Split('=')).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
}
