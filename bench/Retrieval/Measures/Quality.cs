using Haechi.Retrieval.Bench.Peers;
using Haechi.Retrieval.Bench.Questions;

namespace Haechi.Retrieval.Bench.Measures;

/// <summary>How well a list of questions was answered.</summary>
/// <param name="Count">Questions.</param>
/// <param name="First">Share whose document came first.</param>
/// <param name="Ndcg">Normalised discounted gain of the first ten; one document is right for each question.</param>
internal sealed record Quality(int Count, double First, double Ndcg)
{
    private const int Depth = 10;

    public static Quality Of(IReadOnlyList<int> ranks) => new(
        ranks.Count, ranks.Count(r => r == 0) / (double)ranks.Count, ranks.Average(r => r is >= 0 and < Depth ? 1 / Math.Log2(r + 2) : 0));

    /// <summary>Where the right document stands for each question, from 0; -1 when it is not among the first ten.</summary>
    public static int[] Ranks(IPeer peer, IReadOnlyList<Question> questions) =>
        [.. questions.Select(q => peer.Search(q.Text, Depth).Ids.TakeWhile(id => id != q.Gold).Count() is var r && r < Depth ? r : -1)];
}
