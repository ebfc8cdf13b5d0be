using System.Text.Json;

namespace Haechi.CitizenServices.Knowledge.Ranking;

/// <summary>
/// The two linear models of the knowledge base: what orders entries, and how likely an entry answers. Their weights lie in
/// <c>entry-model.json</c>, which <c>haechi talk fit</c> writes.
/// </summary>
internal sealed record EntryModel(double[] Ranking, double[] Confidence)
{
    private const string Resource = "Knowledge/Ranking/entry-model.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static EntryModel Shipped { get; } = Load();

    public static double Score(double[] weights, double[] evidence)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * evidence[i];
        return sum;
    }

    public string ToJson() => JsonSerializer.Serialize(
        new { ranking = Named(EntryEvidence.Names, Ranking), confidence = Named(EntryEvidence.ConfidenceNames, Confidence) },
        Indented);

    private static EntryModel Load()
    {
        using var stream = typeof(EntryModel).Assembly.GetManifestResourceStream(Resource)!;
        using var json = JsonDocument.Parse(stream);
        return new EntryModel(Weights(json, "ranking", EntryEvidence.Names), Weights(json, "confidence", EntryEvidence.ConfidenceNames));
    }

    private static double[] Weights(JsonDocument json, string part, string[] names) =>
        [.. names.Select(n => json.RootElement.GetProperty(part).TryGetProperty(n, out var weight) ? weight.GetDouble() : 0)];

    private static Dictionary<string, double> Named(string[] names, double[] weights) =>
        names.Zip(weights).ToDictionary(p => p.First, p => Math.Round(p.Second, 5));
}
