using System.Globalization;
using System.Text.Json;
using Haechi.Retrieval.Bench.Peers;
using Haechi.Retrieval.Bench.Questions;

namespace Haechi.Retrieval.Bench.Measures;

/// <summary>
/// Fits the two linear models on the development half: the ranking by the likelihood of the right document among the
/// candidates, the confidence by logistic regression. Plain gradient steps (Adam) with a small penalty.
/// </summary>
internal static class Training
{
    private const int Candidates = 32;
    private const double Penalty = 0.0005;

    public static void Run(ThisEngine engine, QuestionSet set, string modelFile)
    {
        var development = set with { Questions = [.. set.Questions.Where(q => !q.HeldOut)] };
        var asked = development.Questions.Concat(development.Questions.Where((_, i) => i % 4 == 0).Select(Distortions.WithTypo))
            .Concat(development.Questions.Where((_, i) => i % 4 == 1).Select(Distortions.AsFragment));
        var lists = asked.Select(q => (List: engine.Opened.Explain(q.Text, Candidates).Hits, q.Gold)).Where(l => l.List.Any(h => h.Id == l.Gold)).ToList();
        var names = lists[0].List[0].Evidence.Keys.ToArray();
        List<(double[][] List, int Gold)> examples =
            [.. lists.Select(l => (l.List.Select(h => h.Evidence.Values.ToArray()).ToArray(), l.List.ToList().FindIndex(h => h.Id == l.Gold)))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ranking: right first {CrossValidated(examples, names.Length):P2} of the lists, each fifth judged by a model of the others"));
        var ranking = Rank(examples, names.Length);
        Write(modelFile, "ranking", names, ranking);
        Console.WriteLine($"ranking: {lists.Count} lists, weights written to {Path.GetFileName(modelFile)}; build again before fitting the confidence");
    }

    public static void RunConfidence(ThisEngine engine, QuestionSet set, string modelFile)
    {
        var development = set with { Questions = [.. set.Questions.Where(q => !q.HeldOut)] };
        var evidence = new Evidence(engine);
        var results = Answerable.Ask(evidence, development);
        var rows = results.Zip(evidence.Taken(results.Count), (r, e) => (e.Values.ToArray(), Is: r.Right)).ToList();
        Write(modelFile, "confidence", [.. evidence.Names], Logistic(rows, evidence.Names.Count));
        Console.WriteLine($"confidence: {rows.Count} questions, weights written to {Path.GetFileName(modelFile)}");
    }

    private static double CrossValidated(List<(double[][] List, int Gold)> examples, int width)
    {
        const int parts = 5;
        var right = 0;
        for (var part = 0; part < parts; part++)
        {
            var weights = Rank([.. examples.Where((_, i) => i % parts != part)], width);
            right += examples.Where((_, i) => i % parts == part)
                .Count(e => e.List.Select((x, j) => (j, Score: Dot(x, weights))).MaxBy(x => x.Score).j == e.Gold);
        }
        return right / (double)examples.Count;
    }

    private static double[] Rank(List<(double[][] List, int Gold)> lists, int width) => Descend(lists, width, epochs: 40, (list, weights, gradient) =>
    {
        var scores = list.List.Select(x => Dot(x, weights)).ToArray();
        var most = scores.Max();
        var sum = scores.Sum(s => Math.Exp(s - most));
        for (var j = 0; j < scores.Length; j++)
        {
            var error = Math.Exp(scores[j] - most) / sum - (j == list.Gold ? 1 : 0);
            for (var f = 0; f < width; f++)
                gradient[f] += error * list.List[j][f];
        }
    });

    private static double[] Logistic(List<(double[] X, bool Is)> rows, int width) => Descend(rows, width, epochs: 200, (row, weights, gradient) =>
    {
        var error = 1 / (1 + Math.Exp(-Dot(row.X, weights))) - (row.Is ? 1 : 0);
        for (var f = 0; f < width; f++)
            gradient[f] += error * row.X[f];
    });

    private static double[] Descend<T>(List<T> examples, int width, int epochs, Action<T, double[], double[]> add)
    {
        var (weights, mean, square, step) = (new double[width], new double[width], new double[width], 0);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(1);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = 0.4 * Math.Pow(0.005, epoch / (double)epochs);
            foreach (var batch in order.Chunk(64))
            {
                var gradient = new double[width];
                foreach (var i in batch)
                    add(examples[i], weights, gradient);
                step++;
                for (var f = 0; f < width; f++)
                {
                    var g = gradient[f] / batch.Length + Penalty * weights[f];
                    mean[f] = 0.9 * mean[f] + 0.1 * g;
                    square[f] = 0.999 * square[f] + 0.001 * g * g;
                    weights[f] -= rate * mean[f] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(square[f] / (1 - Math.Pow(0.999, step))) + 1e-8);
                }
            }
        }
        return weights;
    }

    private static double Dot(double[] x, double[] weights)
    {
        var sum = 0.0;
        for (var f = 0; f < x.Length; f++)
            sum += x[f] * weights[f];
        return sum;
    }

    private static void Write(string file, string part, IReadOnlyList<string> names, double[] weights)
    {
        var model = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(file))!;
        model[part] = names.Select((n, i) => (n, Math.Round(weights[i], 3))).ToDictionary(x => x.n, x => x.Item2);
        File.WriteAllText(file, JsonSerializer.Serialize(model, Indented) + "\n");
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Passes searches on and keeps the evidence behind each confidence.</summary>
    private sealed class Evidence(ThisEngine engine) : IPeer
    {
        private readonly List<IReadOnlyDictionary<string, double>> _taken = [];

        public string Name => engine.Name;

        public long Bytes => engine.Bytes;

        public IReadOnlyList<string> Names => [.. _taken.First(t => t.Count > 0).Keys];

        public IEnumerable<IReadOnlyDictionary<string, double>> Taken(int count) => _taken.Take(count).Select(t => t.Count > 0 ? t : Names.ToDictionary(n => n, n => n == "offset" ? 1.0 : 0));

        public void Index(IReadOnlyList<TextDocument> documents) => engine.Index(documents);

        public (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top)
        {
            var found = engine.Opened.Explain(query, top);
            _taken.Add(found.Evidence);
            return ([.. found.Hits.Select(h => h.Id)], found.Confidence);
        }

        public void Dispose()
        {
        }
    }
}
