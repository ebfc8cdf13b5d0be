using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Text;
using Haechi.Text.Training;

namespace Haechi.OnlineSafety.Text;

/// <summary><c>text eval</c>: a model against labelled texts that it has not seen.</summary>
internal static class EvalVerb
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "A model that 'text train' wrote.", HelpName = "M", Required = true };
        var data = new Option<string[]>("--data") { Description = "Labelled texts: " + DataFiles.Help, HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var evade = new Option<string?>("--evade") { Description = $"Spell the texts evasively first: all, or one of {string.Join(", ", Evasion.Names)}.", HelpName = "WAY" };
        var verb = new Command("eval", "Measure a model: F1 of each label, macro and micro over the finer ones, and sentences a second on one thread.") { model, data, evade };
        verb.WithExamples("text eval --model abuse.model --data kmhas:kmhas_valid.txt", "text eval --model abuse.model --data kmhas:kmhas_valid.txt --evade all");
        verb.SetAction((line, _) => Task.FromResult(Run(line.GetValue(model)!, line.GetValue(data)!, line.GetValue(evade), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error)));
        return verb;
    }

    private static int Run(string path, string[] data, string? evade, TextWriter output, TextWriter error)
    {
        try
        {
            Func<IReadOnlyList<LabelledText>, string, object> measure = TradeFiles.Read(path) is { } trade
                ? (some, way) => TradeFiles.Measure(trade, some, way)
                : MeasureOf(ModelFile.Read(path).Model);
            var texts = DataFiles.Read(data, error);
            var ways = evade switch { null => [""], "all" => ["", .. Evasion.Names], _ => new[] { evade } };
            foreach (var way in ways)
            {
                output.WriteLine(JsonSerializer.Serialize(measure(way.Length == 0 ? texts : Evasion.Spelt(texts, way, seed: 7), way), LedgerJson.Options));
            }

            return 0;
        }
        catch (Exception exception) when (exception is ModelFileException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static Func<IReadOnlyList<LabelledText>, string, object> MeasureOf(TextClassifier model) => (texts, way) => Measure(model, texts, way);

    private static object Measure(TextClassifier model, IReadOnlyList<LabelledText> texts, string way)
    {
        var (counts, reading) = (model.Labels.ToDictionary(head => head.Label, _ => new Counts()), model.Read());
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            var scores = reading.Score(text.Text);
            for (var label = 0; label < scores.Length; label++)
            {
                var head = model.Labels[label];
                if (text.Labels.TryGetValue(head.Label, out var yes))
                {
                    counts[head.Label].Add(scores[label] > head.Threshold, yes);
                }
            }
        }

        var fine = counts.Where(pair => pair.Key != LabelledReader.Hate && pair.Value.Any).Select(pair => pair.Value).ToList();
        var seconds = watch.Elapsed.TotalSeconds;
        return new
        {
            way,
            sentences = texts.Count,
            per_second = Math.Round(texts.Count / seconds),
            fine = fine.Count < 2 ? null : new { macro_f1 = Math.Round(fine.Average(count => count.F1), 4), micro_f1 = Math.Round(Counts.Sum(fine).F1, 4) },
            labels = counts.Where(pair => pair.Value.Any).ToDictionary(pair => pair.Key, pair => new { f1 = Math.Round(pair.Value.F1, 4), macro_f1 = Math.Round(pair.Value.MacroF1, 4) }),
        };
    }

    private sealed class Counts
    {
        private int _right, _missed, _wrong, _quiet;

        public bool Any => _right + _missed + _wrong + _quiet > 0;

        public double F1 => Of(_right, _missed, _wrong);

        public double MacroF1 => (F1 + Of(_quiet, _missed, _wrong)) / 2;

        public void Add(bool said, bool yes) => _ = (said, yes) switch { (true, true) => _right++, (false, true) => _missed++, (true, false) => _wrong++, _ => _quiet++ };

        public static Counts Sum(IEnumerable<Counts> parts)
        {
            var sum = new Counts();
            foreach (var part in parts)
            {
                (sum._right, sum._missed, sum._wrong, sum._quiet) = (sum._right + part._right, sum._missed + part._missed, sum._wrong + part._wrong, sum._quiet + part._quiet);
            }

            return sum;
        }

        private static double Of(int right, int one, int other) => right == 0 ? 0 : 2.0 * right / ((2 * right) + one + other);
    }
}
