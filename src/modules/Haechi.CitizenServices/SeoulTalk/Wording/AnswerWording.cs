using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Grounding;
using Haechi.Platform.LanguageModels;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.SeoulTalk.Wording;

/// <summary>
/// Lets the configured language model put an answer into words, before the turn is stored: a transaction must not wait for a
/// machine far away. See <c>docs/adr/0010-model-before-the-ledger.md</c>.
/// </summary>
internal sealed partial class AnswerWording(LanguageModel model, BotTurn bot, ConversationReader reader, TimeProvider clock, ILogger<AnswerWording> log)
{
    /// <summary>What the meter calls it.</summary>
    public const string Purpose = "answer";

    private const string Messenger = "kakao";

    /// <summary>Words the answer to what a citizen is about to say. Never throws for what the endpoint does.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="said">What the citizen says.</param>
    /// <param name="audience">Sees the sentences as they are accepted; null when nobody watches.</param>
    /// <param name="cancellationToken">The citizen went away; what is known until then is dropped.</param>
    /// <returns>Null when the model has no part in this turn. Otherwise it must be settled.</returns>
    public async Task<WordedAnswer?> TryAsync(Guid id, Said said, IWordingAudience? audience, CancellationToken cancellationToken)
    {
        if (!model.IsConfigured || said is not { Choice: null, Photo: null, Text.Length: > 0 }
            || await reader.HeadAsync(id, cancellationToken) is not { } conversation || !TakesWords(conversation)
            || bot.Peek(conversation, said.Text, clock.GetUtcNow()) is not { } next)
        {
            return null;
        }

        var call = model.Open(SeoulTalkManifest.ServiceId, Purpose);
        var worded = new WordedAnswer(call, conversation.Version, next.Answer);
        var question = conversation.Turns + 1;
        try
        {
            if (audience is not null)
            {
                await audience.BeginAsync(question, question + 1 + next.Place, cancellationToken);
            }

            await WordAsync(call, worded, said.Text, next.Answer, audience, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            worded.End(CallOutcome.Abandoned, 0);
        }

        return worded;
    }

    // The messenger wants its answer within five seconds and shows it at once: by the time a model has said its first word, most
    // of that is over. English conversations get Korean passages, and the check cannot judge one language by another.
    private static bool TakesWords(ConversationRow conversation) =>
        conversation is { Mode: ConversationMode.Bot, Language: "ko" } && conversation.Channel != Messenger;

    private async Task WordAsync(
        ModelCall call, WordedAnswer worded, string text, Answer answer, IWordingAudience? audience, CancellationToken cancellationToken)
    {
        var passages = Passages(answer);
        var mask = new OutgoingMask(passages);
        using var client = new MaskingChatClient(call.Client, mask.Apply);
        var grounded = new GroundedAnswering(client, OptionsOf(model.Options), clock);
        await foreach (var happened in grounded.AnswerAsync(mask.Apply(PlainText.Of(text)), passages, cancellationToken))
        {
            switch (happened)
            {
                case SentenceKept kept:
                    var sentence = new WordedSentence(kept.Text, kept.Passages);
                    worded.Keep(sentence);
                    if (audience is not null)
                    {
                        await audience.HearAsync(sentence, cancellationToken);
                    }

                    break;
                case AnswerFinished finished:
                    var failure = FailureOf(call, finished);
                    worded.End(failure, finished.Dropped);
                    if (failure is { } why)
                    {
                        Extractive(why, call.Fault);
                    }

                    break;
            }
        }
    }

    private static List<Passage> Passages(Answer answer) =>
        [.. answer.Parts.Where(p => p.IsKnown).DistinctBy(p => p.EntryId).Select(p => new Passage(p.EntryId!, p.Title, p.Body, p.Source))];

    public static GroundingOptions OptionsOf(LanguageModelOptions options) => new()
    {
        FirstWords = TimeSpan.FromSeconds(options.FirstWordsSeconds),
        Whole = TimeSpan.FromSeconds(options.WholeSeconds),
        AnswerTokens = options.AnswerTokens,
        // Of four words none may be made up: "the library opens all night" has three of its four words in the document.
        Coverage = 0.8,
    };

    /// <summary>Half an answer may hold the rule and lack its exception, so only a whole one counts, and one that was mostly made up does not.</summary>
    public static CallOutcome? FailureOf(ModelCall call, AnswerFinished finished) => finished switch
    {
        _ when call.Refused is { } refused => refused,
        { Ending: AnswerEnding.TimedOut } => CallOutcome.TimedOut,
        { Ending: AnswerEnding.Failed } => CallOutcome.Failed,
        _ when finished.Kept == 0 || finished.Dropped > finished.Kept => CallOutcome.Unsupported,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "A turn was answered extractively: {Why}. {Fault}")]
    private partial void Extractive(CallOutcome why, string? fault);
}

/// <summary>Watches an answer being worded. What it hears is not stored yet, and may be replaced when the turn is.</summary>
internal interface IWordingAudience
{
    /// <summary>The model is asked.</summary>
    /// <param name="question">The number that the citizen's turn will have, unless another comes first.</param>
    /// <param name="answer">The number that the answer will have, likewise.</param>
    /// <param name="cancellationToken">The citizen went away.</param>
    Task BeginAsync(int question, int answer, CancellationToken cancellationToken);

    /// <summary>A sentence was accepted.</summary>
    Task HearAsync(WordedSentence sentence, CancellationToken cancellationToken);
}
