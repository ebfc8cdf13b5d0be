namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>A question with the weight of each word and the pieces by which it is found, computed once.</summary>
internal sealed class WeighedPhrase
{
    public WeighedPhrase(Phrase phrase, WordWeights weights)
    {
        Phrase = phrase;
        Weights = [.. phrase.Words.Select(w => weights.Of(w.Text))];
        Lonely = [.. phrase.Words.Select(w => weights.IsLonely(w.Text))];
        Total = Weights.Sum();
        Heaviest = Weights.Length == 0 ? 0 : Weights.Max();
        Pieces = [.. Cut()];
    }

    public Phrase Phrase { get; }

    public double[] Weights { get; }

    public bool[] Lonely { get; }

    public double Total { get; }

    public double Heaviest { get; }

    /// <summary>Pairs of syllables, and of words of three the first with the last, so that a slip in the middle finds its word too.</summary>
    public (int Piece, double Weight)[] Pieces { get; }

    private IEnumerable<(int Piece, double Weight)> Cut()
    {
        for (var i = 0; i < Weights.Length; i++)
        {
            var word = Phrase.Words[i].Text;
            if (word.Length == 1)
                yield return (word[0], Weights[i]);
            for (var at = 0; at + 2 <= word.Length; at++)
                yield return (word[at] << 16 | word[at + 1], Weights[i] / (word.Length - 1));
            if (word.Length == 3)
                yield return (word[0] << 16 | word[2], Weights[i] / 2);
        }
    }
}
