using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Vectors;

namespace Haechi.CitizenServices.Tests.Knowledge.Vectors;

/// <summary>Vectors order what may be answered; they let nothing in.</summary>
public sealed class FusedHitsTests
{
    [Fact]
    public void Of_two_entries_that_are_both_sure_the_nearer_comes_first() =>
        Order([("a", 0.7), ("b", 0.6), ("c", 0.1)], [("b", 0.9f), ("c", 0.8f), ("a", 0.2f)]).ShouldBe(["b", "a", "c"]);

    [Fact]
    public void The_nearest_of_all_does_not_come_before_one_that_is_sure() =>
        Order([("a", 0.7), ("b", 0.4)], [("b", 0.99f), ("x", 0.98f)]).ShouldBe(["a", "b", "x"]);

    [Fact]
    public void What_only_vectors_found_has_no_confidence_and_is_offered_only_when_it_is_near_enough()
    {
        var hits = FusedHits.Of([Hit("a", 0.1)], [Near("x", 0.7f), Near("y", 0.59f)], 0.6);

        hits.Select(h => (h.Entry.Id, h.Confidence, h.IsNear)).ShouldBe([("x", 0, true), ("a", 0.1, false)]);
    }

    [Fact]
    public void Confidence_is_never_raised()
    {
        var hits = FusedHits.Of([Hit("a", 0.49), Hit("b", 0.2)], [Near("b", 1), Near("a", 1)], 0);

        hits.Select(h => (h.Entry.Id, h.Confidence)).ShouldBe([("a", 0.49), ("b", 0.2)]);
    }

    private static IEnumerable<string> Order((string Id, double Confidence)[] words, (string Id, float Cosine)[] vectors) =>
        FusedHits.Of([.. words.Select(w => Hit(w.Id, w.Confidence))], [.. vectors.Select(v => Near(v.Id, v.Cosine))], 0.6).Select(h => h.Entry.Id);

    private static KnowledgeHit Hit(string id, double confidence) => new(Entry(id), confidence);

    private static NearEntry Near(string id, float cosine) => new(Entry(id), cosine);

    private static KnowledgeEntry Entry(string id) => new(id, "t", id, id, [], [], "s", "o", DateOnly.MaxValue, IsDemo: true);
}
