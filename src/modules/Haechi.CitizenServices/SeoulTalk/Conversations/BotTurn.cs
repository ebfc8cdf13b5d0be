using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Wording;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>Lets the dialogue take one step inside a ledger scope, carries out what it asks for, and appends what it says.</summary>
internal sealed class BotTurn(DialogueEngine engine, KnowledgeSearch knowledge, TurnWriter turns, FieldCipher cipher, ReportFiling filing, HandoverRequest handover)
{
    public Task GreetAsync(LedgerScope scope, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var state = ConversationState.New with { Language = conversation.Language == "en" ? TalkLanguage.English : TalkLanguage.Korean };
        conversation.State = Seal(state);
        return StepAsync(scope, conversation, new Opened(), null, cancellationToken);
    }

    /// <summary>What the dialogue would answer to these words from the knowledge base, and after how many other replies; null when it would not.</summary>
    public (Answer Answer, int Place)? Peek(ConversationRow conversation, string text, DateTimeOffset at)
    {
        var replies = engine.Step(Open(conversation), new CitizenText(text), at).Replies;
        var place = replies.TakeWhile(r => r is not Answer).Count();
        return place < replies.Count && replies[place] is Answer answer && answer.Parts.Any(p => p.IsKnown) ? (answer, place) : null;
    }

    /// <summary>What these words would ask the knowledge base.</summary>
    public IReadOnlyList<string> Asked(ConversationRow conversation, string text, DateTimeOffset at) => engine.Asked(Open(conversation), text, at);

    public async Task AnswerAsync(
        LedgerScope scope, ConversationRow conversation, Guid observation, Said said, WordedAnswer? worded, CancellationToken cancellationToken)
    {
        // A photo answers the open question of a report; without one, the words beside it may begin the report that it belongs to.
        var photoFirst = Open(conversation) is { IsReporting: true } or { Holder: not Holder.Bot };
        foreach (var turn in photoFirst ? PhotoOf(said).Concat(WordsOf(said)) : WordsOf(said).Concat(PhotoOf(said)))
        {
            await StepAsync(scope, conversation, turn, observation, cancellationToken, worded);
        }
    }

    /// <summary>The citizen pressed the button for a person.</summary>
    public Task ConnectAsync(LedgerScope scope, ConversationRow conversation, string reason, CancellationToken cancellationToken)
    {
        conversation.HandoverReason ??= reason;
        return StepAsync(scope, conversation, new CitizenChoice(ChoiceIds.Person), null, cancellationToken);
    }

    /// <summary>The counsellor left: the bot says so and takes up what was open.</summary>
    public Task ResumeAsync(LedgerScope scope, ConversationRow conversation, CancellationToken cancellationToken) =>
        StepAsync(scope, conversation, new CounsellorLeft(), null, cancellationToken);

    /// <summary>Tells the dialogue what people brought about for the citizen; it says so.</summary>
    public Task TellAsync(LedgerScope scope, ConversationRow conversation, Turn turn, CancellationToken cancellationToken) =>
        StepAsync(scope, conversation, turn, null, cancellationToken);

    /// <summary>Tells the dialogue what people did; it says nothing of its own.</summary>
    public void Hear(LedgerScope scope, ConversationRow conversation, Turn turn) =>
        conversation.State = Seal(engine.Step(Open(conversation), turn, scope.At).State);

    private async Task StepAsync(
        LedgerScope scope, ConversationRow conversation, Turn turn, Guid? observation, CancellationToken cancellationToken, WordedAnswer? worded = null)
    {
        var result = engine.Step(Open(conversation), turn, scope.At);
        conversation.State = Seal(result.State);
        conversation.Language = result.State.Language == TalkLanguage.English ? "en" : "ko";
        // What is carried out in this very transaction needs no word of patience before its result.
        var immediate = result.Effects.Any(e => e is FileReport or LookUpReceipt);
        foreach (var reply in immediate ? [] : result.Replies)
        {
            Say(scope, conversation, BodyOf(reply, result.State.Language, worded), turn, observation);
        }

        foreach (var effect in result.Effects)
        {
            if (await CarryOutAsync(scope, conversation, effect, observation, cancellationToken) is { } outcome)
            {
                await StepAsync(scope, conversation, outcome, observation, cancellationToken);
            }
        }
    }

    private TurnBody BodyOf(Reply reply, TalkLanguage language, WordedAnswer? worded)
    {
        var body = ReplyBodies.Of(reply, language, knowledge);
        return body is AnswerBody found && reply is Answer answer && worded?.TakeFor(answer) == true
            ? found with { Label = TalkTexts.Shipped.In(language, TalkText.WordedLabel), Worded = new WordedBody(worded.Model, worded.Sentences) }
            : body;
    }

    private void Say(LedgerScope scope, ConversationRow conversation, TurnBody body, Turn turn, Guid? observation)
    {
        turns.Append(scope, conversation, TurnAuthor.Bot, null, body);
        if (body is AnswerBody answer && observation is { } id && turn is CitizenText text)
        {
            TurnRooms.Find(scope, id, text.Text, answer);
        }
    }

    /// <summary>Carries out one effect; returns what the dialogue must hear of it.</summary>
    private async Task<Turn?> CarryOutAsync(LedgerScope scope, ConversationRow conversation, Effect effect, Guid? observation, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case FileReport file:
                return await filing.FileAsync(scope, conversation, file.Draft, observation, cancellationToken);
            case LookUpReceipt look:
                return new ReceiptLookedUp(look.Number, await ReceiptLookup.FindAsync(scope, look.Number, conversation.Language, cancellationToken));
            case RequestHandover request:
                await handover.QueueAsync(scope, conversation, conversation.HandoverReason ?? ReasonOf(request.Reason), observation, cancellationToken);
                return null;
            case ReturnToBot:
                await HandoverRequest.WithdrawAsync(scope, conversation, cancellationToken);
                return null;
            case RecordUnanswered unanswered:
                scope.Use<SeoulTalkDb>().Unanswered.Add(new UnansweredRow
                {
                    Id = Guid.CreateVersion7(scope.At),
                    ConversationId = conversation.Id,
                    Question = unanswered.Question,
                    Confidence = unanswered.BestConfidence,
                    At = scope.At,
                });
                return null;
            default:
                throw new InvalidOperationException($"Nobody carries out {effect.GetType().Name}.");
        }
    }

    private static string ReasonOf(HandoverReason reason) => reason == HandoverReason.Unanswered
        ? "답변을 찾지 못해 상담사를 요청함"
        : "시민이 상담사 연결을 요청함";

    private static IEnumerable<Turn> PhotoOf(Said said) => said.Photo is { } photo ? [new CitizenPhoto(photo.ToString())] : [];

    private static IEnumerable<Turn> WordsOf(Said said) => said switch
    {
        { Choice: { } choice } => [new CitizenChoice(choice)],
        { Text.Length: > 0 } => [new CitizenText(said.Text)],
        _ => [],
    };

    private ConversationState Open(ConversationRow conversation) =>
        JsonSerializer.Deserialize<ConversationState>(cipher.Open(conversation.State), LedgerJson.Options) ?? ConversationState.New;

    private SealedText Seal(ConversationState state) => cipher.Seal(JsonSerializer.Serialize(state, LedgerJson.Options));
}
