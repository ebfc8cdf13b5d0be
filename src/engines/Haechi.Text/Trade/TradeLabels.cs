namespace Haechi.Text.Trade;

/// <summary>Kinds of illegal trade, as the labels of the training data and of the model name them.</summary>
public static class TradeLabels
{
    /// <summary>Procuring prostitution (성매매 알선).</summary>
    public const string Prostitution = "prostitution";

    /// <summary>Selling drugs (마약).</summary>
    public const string Drugs = "drugs";

    /// <summary>Unlawful lending (불법대부).</summary>
    public const string Lending = "lending";

    /// <summary>Unlawful gambling (도박).</summary>
    public const string Gambling = "gambling";

    /// <summary>Spreading unlawful footage (불법촬영물 유포).</summary>
    public const string Footage = "footage";

    /// <summary>An ordinary post; not a label of the data, where such a post has none.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>The five kinds.</summary>
    public static IReadOnlyList<string> All { get; } = [Prostitution, Drugs, Lending, Gambling, Footage];
}
