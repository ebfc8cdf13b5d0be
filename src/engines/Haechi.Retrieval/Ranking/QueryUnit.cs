using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Ranking;

/// <summary>One thing that a query looks for.</summary>
/// <param name="Key">The term.</param>
/// <param name="Text">The term as it is written, folded.</param>
/// <param name="Weight">How much finding it tells, above 0.</param>
/// <param name="Frequency">In how many documents it occurs; 0 when nowhere.</param>
/// <param name="Word">Which word of the query it came from.</param>
internal readonly record struct QueryUnit(ulong Key, string Text, float Weight, int Frequency, int Word)
{
    public TermClass Class => TermKey.ClassOf(Key);

    /// <summary>True for what stands for a word as a whole, false for a piece of one.</summary>
    public bool IsWord => Class is not (TermClass.Pair or TermClass.Single or TermClass.Clusters);
}
