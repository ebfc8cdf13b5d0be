using Haechi.Text.Classifying;
using Haechi.Text.Lexicons;

namespace Haechi.Text.Training;

/// <summary>
/// Gives abusive texts the finer labels that their collection did not ask about, by the words of the lexicon that they hold
/// (distant supervision, Mintz and others 2009). Such labels are a guess: figures for them mean something only on texts that people labelled.
/// </summary>
public static class DistantLabels
{
    private static readonly string[] Fine = ["politics", "origin", "physical", "age", "gender", "religion", "race", "profanity"];

    /// <summary>The texts, each with all eight labels of K-MHaS where it says whether it is abusive.</summary>
    public static IReadOnlyList<LabelledText> Added(IReadOnlyList<LabelledText> texts)
    {
        var (buffers, hits) = (new LexiconBuffers(), new List<LexiconHit>());
        return [.. texts.Select(text => text.Labels.TryGetValue(LabelledReader.Hate, out var abusive) ? Labelled(text, abusive, buffers, hits) : text)];
    }

    private static LabelledText Labelled(LabelledText text, bool abusive, LexiconBuffers buffers, List<LexiconHit> hits)
    {
        var lexicon = AbuseLexicon.Own;
        var plain = Normaliser.Run(text.Text).Signs;
        lexicon.Find(plain[..Math.Min(plain.Length, Features.Longest)], buffers, hits);
        var sections = hits.Select(hit => lexicon.Kinds[hit.Kind]).ToHashSet();
        var labels = text.Labels.ToDictionary();
        foreach (var label in Fine)
        {
            labels.TryAdd(label, abusive && sections.Contains(label));
        }

        return text with { Labels = labels };
    }
}
