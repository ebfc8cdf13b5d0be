namespace Haechi.Retrieval.Ranking;

/// <summary>Sums up the sentences of a passage: the best one, the best two neighbours, a smooth maximum over all.</summary>
internal static class SentenceSums
{
    private const float Smoothness = 8;

    /// <summary>Fills what a passage's evidence takes from its sentences, of which there is at least one.</summary>
    public static void AddTo(ref PassageMatch match, ReadOnlySpan<SentenceMatch> sentences, QueryPlan plan, float titlePieces, float titleWords)
    {
        var total = plan.Total;
        var (best, bestOwn, bestPair, bestAt, sequence) = (-1f, 0f, 0f, 0, 0f);
        for (var i = 0; i < sentences.Length; i++)
        {
            ref readonly var s = ref sentences[i];
            bestOwn = Math.Max(bestOwn, s.Own);
            sequence = Math.Max(sequence, s.Sequence);
            if (s.Fresh > best)
                (best, bestAt) = (s.Fresh, i);
            bestPair = Math.Max(bestPair, s.Fresh + (i > 0 ? sentences[i - 1].Fresh - s.Repeated : 0));
        }
        var title = titlePieces + titleWords;
        match.Sentence = bestOwn / total;
        match.Neighbours = (title + bestPair) / total;
        match.Smooth = (title + best) / total + Smooth(sentences, best, total);
        match.Sequence = sequence / total;
        match.Position = sentences.Length > 1 ? bestAt / (float)(sentences.Length - 1) : 0;
        Choose(ref match, in sentences[bestAt], plan, titlePieces, titleWords);
        Neighbour(ref match, sentences, bestAt);
    }

    private static float Smooth(ReadOnlySpan<SentenceMatch> sentences, float best, float total)
    {
        var sum = 0f;
        foreach (ref readonly var s in sentences)
            sum += MathF.Exp(Smoothness * (s.Fresh - best) / total);
        return MathF.Log(sum) / Smoothness;
    }

    private static void Choose(ref PassageMatch match, ref readonly SentenceMatch chosen, QueryPlan plan, float titlePieces, float titleWords)
    {
        match.TitledPieces = (titlePieces + chosen.Pieces - chosen.TitledPieces) / plan.Total;
        match.TitledWords = (titleWords + chosen.Words - chosen.TitledWords) / plan.Total;
        match.LacksAnswer = plan.Kind switch { AnswerKind.Time => chosen.HasTime ? 0 : 1, AnswerKind.Quantity => chosen.HasNumber ? 0 : 1, _ => 0 };
        match.Numbers = plan.Digits > 0 ? chosen.Digits / plan.Digits : 0;
        (match.Start, match.End) = (chosen.Start, chosen.End);
    }

    private static void Neighbour(ref PassageMatch match, ReadOnlySpan<SentenceMatch> sentences, int bestAt)
    {
        ref readonly var chosen = ref sentences[bestAt];
        var before = bestAt > 0 ? sentences[bestAt - 1].Fresh - chosen.Repeated : -1;
        var after = bestAt + 1 < sentences.Length ? sentences[bestAt + 1].Fresh - sentences[bestAt + 1].Repeated : -1;
        var beside = before > after ? bestAt - 1 : after >= 0 ? bestAt + 1 : bestAt;
        (match.NeighbourStart, match.NeighbourEnd) = (sentences[beside].Start, sentences[beside].End);
    }
}
