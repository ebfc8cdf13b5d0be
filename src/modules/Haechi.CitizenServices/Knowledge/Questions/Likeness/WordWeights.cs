namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>How much a word tells: the rarer it is in the knowledge base and among the questions, the more.</summary>
internal sealed class WordWeights
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly double _all;

    public WordWeights(IEnumerable<Phrase> texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            count++;
            foreach (var word in text.Words)
                _texts[word.Text] = _texts.GetValueOrDefault(word.Text) + 1;
        }
        _all = Math.Log(count + 2);
    }

    /// <summary>From nearly 0 for a word in every text to 1 for one that is in a single text.</summary>
    public double Of(string word) => Math.Clamp((_all - Math.Log(_texts.GetValueOrDefault(word, 1))) / _all, 0.05, 1);

    /// <summary>A word that nobody else uses may be a slip of the finger.</summary>
    public bool IsLonely(string word) => _texts.GetValueOrDefault(word) <= 1;
}
