using Haechi.Retrieval.Dense;

namespace Haechi.CitizenServices.Knowledge.Vectors;

/// <summary>
/// Joins what words found with what vectors found. Confidence is measured on words alone, so vectors order entries only within
/// what their own confidence allows, and what only vectors found is offered at most. See <c>docs/adr/0011-vectors-order-and-do-not-admit.md</c>.
/// </summary>
internal static class FusedHits
{
    /// <param name="byWords">What words found, best first.</param>
    /// <param name="byVectors">What vectors found, nearest first.</param>
    /// <param name="leastCosine">At which an entry that words did not find may be offered.</param>
    public static IReadOnlyList<KnowledgeHit> Of(IReadOnlyList<KnowledgeHit> byWords, IReadOnlyList<NearEntry> byVectors, double leastCosine)
    {
        var found = byWords.ToDictionary(h => h.Entry.Id, StringComparer.Ordinal);
        foreach (var near in byVectors.Where(n => n.Cosine >= leastCosine))
            found[near.Entry.Id] = found.GetValueOrDefault(near.Entry.Id, new KnowledgeHit(near.Entry, 0)) with { IsNear = true };
        return
        [
            .. RankFusion.Fuse(byWords.Select(h => h.Entry.Id).ToList(), byVectors.Select(n => n.Entry.Id).ToList())
                .Where(found.ContainsKey).Select(id => found[id]).OrderBy(Tier),
        ];
    }

    private static int Tier(KnowledgeHit hit) => hit switch
    {
        { Confidence: >= KnowledgeSearch.Sure } => 0,
        { Confidence: >= KnowledgeSearch.Perhaps } => 1,
        { IsNear: true } => 2,
        _ => 3,
    };
}
