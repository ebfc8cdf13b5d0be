using Haechi.Text.Classifying;

namespace Haechi.Text.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Makes the order of learning; the same seed and data give the same model. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much an error counts against simple weights. Default: 1.</summary>
    public double Cost { get; init; } = 1;

    /// <summary>Passes over the data. Default: 12.</summary>
    public int Rounds { get; init; } = 12;

    /// <summary>Parts for cross-validation, which makes probabilities and figures. Default: 3.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>
    /// What share of the texts of the first source is expected to carry a label; its threshold is set so. Labels that are
    /// missing here get the threshold that is best in cross-validation.
    /// </summary>
    public IReadOnlyDictionary<string, double> Shares { get; init; } = new Dictionary<string, double>();
}

/// <summary>What cross-validation says of one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Texts">Texts of which it is known.</param>
/// <param name="With">Of these, how many carry it.</param>
/// <param name="F1">F1 of the label, 0 to 1.</param>
/// <param name="MacroF1">Mean of the F1 with and without the label.</param>
public sealed record LabelFigures(string Label, int Texts, int With, double F1, double MacroF1);

/// <summary>Trains a classifier from labelled texts.</summary>
public static class TextTrainer
{
    /// <summary>Trains one.</summary>
    /// <exception cref="ArgumentException">There is nothing to learn: no label that some texts carry and others do not.</exception>
    public static (TextClassifier Model, IReadOnlyList<LabelFigures> Figures) Train(IReadOnlyList<LabelledText> texts, TrainingOptions options, CancellationToken cancellationToken)
    {
        var labels = texts.SelectMany(text => text.Labels.Keys).Distinct().Order(StringComparer.Ordinal).Where(label => IsLearnable(texts, label)).ToList();
        if (labels.Count == 0)
        {
            throw new ArgumentException("No label has at least ten texts that carry it and ten that do not; there is nothing to learn.", nameof(texts));
        }

        var corpus = Corpus.Of(texts.Select(text => text.Text));
        var heads = new List<(LabelHead Head, float[] Weights)>();
        var figures = new List<LabelFigures>();
        foreach (var label in labels)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var training = new LabelTraining(corpus, texts, label, options);
            var (head, weights, found) = training.Run(cancellationToken);
            heads.Add((head, weights));
            figures.Add(found);
        }

        return (TextClassifier.Of(heads), figures);
    }

    private static bool IsLearnable(IReadOnlyList<LabelledText> texts, string label)
    {
        var known = texts.Where(text => text.Labels.ContainsKey(label)).ToList();
        var with = known.Count(text => text.Labels[label]);
        return with >= 10 && known.Count - with >= 10;
    }
}
