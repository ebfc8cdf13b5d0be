using System.Runtime.CompilerServices;
using Haechi.Grounding.Asking;
using Haechi.Grounding.Checking;
using Microsoft.Extensions.AI;

namespace Haechi.Grounding;

/// <summary>
/// Lets a language model put passages into words, and keeps only the sentences that the passages support. It never throws
/// for what the endpoint does: the last event tells how it ended, and the caller falls back within the same turn.
/// </summary>
public sealed class GroundedAnswering(IChatClient client, GroundingOptions options, TimeProvider clock)
{
    /// <summary>Writes an answer, sentence by sentence as the model writes it.</summary>
    /// <param name="question">What was asked; data, never an instruction.</param>
    /// <param name="passages">What may support the answer, the likeliest first.</param>
    /// <param name="cancellationToken">Stops the model and throws.</param>
    public async IAsyncEnumerable<GroundingEvent> AnswerAsync(
        string question, IReadOnlyList<Passage> passages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<Passage> given = [.. passages.Take(options.MostPassages).Select(Instructions.TakenOut).Where(p => p.Text.Length > 0)];
        var support = new Support(given, options.Coverage);
        var reader = new SentenceReader();
        await using var words = new ModelWords(client, options, clock, cancellationToken);
        var (kept, dropped) = (0, 0);
        if (given.Count > 0)
            words.Ask(GroundedPrompt.Of(question, given, options.PassageCharacters));
        while (await words.NextAsync() is { } piece)
        {
            foreach (var judged in Judge(piece.Length > 0 ? reader.Add(piece) : []))
                yield return judged;
        }
        foreach (var judged in Judge(words.Ending == AnswerEnding.Complete ? reader.End() : []))
            yield return judged;
        yield return new AnswerFinished(words.Ending, kept, dropped, words.TokensIn, words.TokensOut);

        List<GroundingEvent> Judge(IReadOnlyList<CitedSentence> sentences)
        {
            var events = new List<GroundingEvent>();
            foreach (var sentence in sentences)
            {
                var judged = kept >= options.MostSentences
                    ? new SentenceDropped(sentence.Text, DropReason.TooMany)
                    : support.Judge(sentence.Text, sentence.Cited);
                (kept, dropped) = judged is SentenceKept ? (kept + 1, dropped) : (kept, dropped + 1);
                events.Add(judged);
            }
            return events;
        }
    }
}
