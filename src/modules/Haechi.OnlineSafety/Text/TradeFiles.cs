using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Text;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.Text;

/// <summary>
/// Models of illegal trade on the command line. Their kinds exclude one another and most posts are none of them, which a model
/// of independent labels judges worse (docs/engines/text-trade.md): they have a learner of their own, behind the same verbs.
/// </summary>
internal static class TradeFiles
{
    /// <summary>As the rest of the product writes JSON, but a text without a label says <c>null</c>: readers look for the name.</summary>
    public static JsonSerializerOptions Json { get; } = new(LedgerJson.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    /// <summary>Whether these texts tell kinds of trade and nothing else.</summary>
    public static bool Are(IReadOnlyList<LabelledText> texts) => texts.Count > 0
        && texts.SelectMany(text => text.Labels.Keys).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } labels && labels.IsSubsetOf(TradeLabels.All);

    /// <summary>Trains from these texts, or, where <paramref name="madeUp"/>, from the product's made-up posts and these.</summary>
    public static void Train(IReadOnlyList<LabelledText> texts, bool madeUp, string path, int seed, TextWriter output, CancellationToken cancellationToken)
    {
        var posts = texts.Select(Post).ToArray();
        var model = madeUp ? TradeTrainer.TrainWith(posts, seed, cancellationToken: cancellationToken) : TradeTrainer.TrainOn(posts, seed, cancellationToken);
        File.WriteAllBytes(path + ".new", TradeModelFile.Write(model));
        File.Move(path + ".new", path, overwrite: true);
        output.WriteLine($"{posts.Length:N0} posts{(madeUp ? " and the made-up ones" : "")}; a model of the kinds {string.Join(", ", TradeLabels.All)}: {path}");
    }

    /// <summary>The trade model in a file; null when the file holds something else.</summary>
    /// <exception cref="InvalidDataException">It is a trade model and damaged.</exception>
    public static TradeModel? Read(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> beginning = stackalloc byte[8];
        return file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) == beginning.Length && TradeModelFile.Is(beginning)
            ? TradeModelFile.Read(File.ReadAllBytes(path))
            : null;
    }

    /// <summary>One line of JSON about a post, as <c>text classify</c> writes it.</summary>
    public static string Line(TradeModel model, string text)
    {
        var judged = model.Judge(text);
        var label = judged.Label == TradeLabels.Ordinary ? null : judged.Label;
        var scores = TradeModel.Kinds.Zip(judged.Scores).ToDictionary(pair => pair.First, pair => MathF.Round(pair.Second, 4));
        return JsonSerializer.Serialize(new { label, scores, spans = judged.Spans.Select(span => new TextSpan(span.Start, span.Length, judged.Label, span.Weight)) }, Json);
    }

    /// <summary>Measures: how many posts of trade are found, how many others are accused, and how often the kind is right.</summary>
    public static object Measure(TradeModel model, IReadOnlyList<LabelledText> texts, string way)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var judged = texts.Select(text => (Kind: Kind(text), Said: model.Judge(text.Text).Label)).ToArray();
        var seconds = watch.Elapsed.TotalSeconds;
        var (trade, others) = (judged.Where(one => one.Kind != TradeLabels.Ordinary).ToArray(), judged.Where(one => one.Kind == TradeLabels.Ordinary).ToArray());
        return new
        {
            way,
            sentences = texts.Count,
            per_second = Math.Round(texts.Count / seconds),
            found = Share(trade, one => one.Said != TradeLabels.Ordinary),
            kind_right = Share(trade, one => one.Said == one.Kind),
            accused = Share(others, one => one.Said != TradeLabels.Ordinary),
        };
    }

    private static double? Share<T>(T[] all, Func<T, bool> which) => all.Length == 0 ? null : Math.Round(all.Count(which) / (double)all.Length, 4);

    private static string Kind(LabelledText text) => TradeLabels.All.FirstOrDefault(label => text.Labels.GetValueOrDefault(label), TradeLabels.Ordinary);

    private static TradePost Post(LabelledText text) => new(text.Text, [.. TradeLabels.All.Where(label => text.Labels.GetValueOrDefault(label))]);
}
