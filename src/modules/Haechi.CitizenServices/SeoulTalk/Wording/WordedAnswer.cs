using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.Platform.LanguageModels;

namespace Haechi.CitizenServices.SeoulTalk.Wording;

/// <summary>A sentence that the model wrote and that entries of the knowledge base support.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Sources">Ids of those entries.</param>
internal sealed record WordedSentence(string Text, IReadOnlyList<string> Sources);

/// <summary>
/// What a model made of an answer before the turn was stored, and for which state of the conversation. It is used only if the
/// dialogue, asked again in the transaction, gives the very answer that it words.
/// </summary>
internal sealed class WordedAnswer(ModelCall call, int version, Answer worded)
{
    private readonly List<WordedSentence> _sentences = [];
    private CallOutcome? _failure;
    private int _dropped;
    private bool _taken;

    public string Model => call.Model;

    public IReadOnlyList<WordedSentence> Sentences => _sentences;

    public void Keep(WordedSentence sentence) => _sentences.Add(sentence);

    /// <summary>How it ended.</summary>
    /// <param name="failure">Why it is of no use; null when it is.</param>
    /// <param name="dropped">Sentences that nothing supports.</param>
    public void End(CallOutcome? failure, int dropped) => (_failure, _dropped) = (failure, dropped);

    /// <summary>Begins an attempt to store: whether the words still fit a conversation of this version.</summary>
    public bool Fits(int conversation)
    {
        _taken = false;
        return _failure is null && conversation == version;
    }

    /// <summary>Takes the words for an answer that is about to be stored; false when it is not the one that was worded.</summary>
    public bool TakeFor(Answer answer) =>
        _taken = _failure is null && answer.Parts.Select(Key).SequenceEqual(worded.Parts.Select(Key));

    /// <summary>Books the call, once the turn is stored.</summary>
    public Task SettleAsync() => call.EndAsync(_failure ?? (_taken ? CallOutcome.Used : CallOutcome.Overtaken), _taken ? _sentences.Count : 0, _dropped);

    private static (string Question, string? Entry, string Body) Key(AnswerPart part) => (part.Question, part.EntryId, part.Body);
}
