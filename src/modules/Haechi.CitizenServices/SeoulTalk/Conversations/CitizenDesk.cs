using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.SeoulTalk.Wording;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>What a citizen does in a conversation. Each call is one transaction; the reply is on disk before it is sent.</summary>
internal sealed class CitizenDesk(
    Ledger ledger, TurnWriter turns, BotTurn bot, ConversationReader reader, HandoverRequest handover, QuestionPreparation questions, AnswerWording wording)
{
    /// <summary>Longest turn, in characters.</summary>
    public const int MaximumLength = 2000;

    private const int LongestHeadline = 80;

    /// <summary>Opens a conversation with the prior notice that a machine answers.</summary>
    /// <param name="channel"><c>web</c>, <c>widget</c> or <c>kakao</c>.</param>
    /// <param name="language"><c>ko</c> or <c>en</c>.</param>
    /// <param name="ownerHash">Hash of what proves ownership later.</param>
    /// <param name="cancellationToken">Cancels before anything is stored.</param>
    /// <param name="id">Its id; null (default) for a new one.</param>
    public Task<ConversationRow> StartAsync(string channel, string language, string ownerHash, CancellationToken cancellationToken, Guid? id = null) =>
        ledger.WriteAsync(async scope =>
        {
            var conversation = new ConversationRow
            {
                Id = id ?? Guid.CreateVersion7(scope.At),
                Channel = channel,
                OwnerHash = ownerHash,
                Language = language == "en" ? "en" : "ko",
                Mode = ConversationMode.Bot,
                StartedAt = scope.At,
                LastAt = scope.At,
            };
            scope.Use<SeoulTalkDb>().Conversations.Add(conversation);
            await bot.GreetAsync(scope, conversation, cancellationToken);
            TurnWriter.Wake(scope, conversation);
            return conversation;
        }, cancellationToken);

    /// <summary>Takes one turn and answers it, unless a person has the conversation.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="said">What the citizen says.</param>
    /// <param name="cancellationToken">Cancels before anything is stored; once a model was asked, the turn is stored all the same.</param>
    /// <param name="audience">Sees what a language model writes before it is stored; null (default) when nobody does.</param>
    /// <returns>The turns that came of it, the citizen's own first.</returns>
    public async Task<Outcome<IReadOnlyList<TurnView>>> SayAsync(
        Guid id, Said said, CancellationToken cancellationToken, IWordingAudience? audience = null)
    {
        var heard = said with { Text = said.Text.Trim() };
        if (heard.Text.Length > MaximumLength || heard is { Text.Length: 0, Photo: null, Choice: null })
        {
            return TalkRefusals.Length(MaximumLength);
        }

        await questions.PrepareAsync(id, heard, cancellationToken);
        if (await wording.TryAsync(id, heard, audience, cancellationToken) is not { } worded)
        {
            return await StoreAsync(id, heard, null, cancellationToken);
        }

        try
        {
            // Whoever asked may have left while the model wrote; the question is theirs all the same.
            return await StoreAsync(id, heard, worded, CancellationToken.None);
        }
        finally
        {
            await worded.SettleAsync();
        }
    }

    private Task<Outcome<IReadOnlyList<TurnView>>> StoreAsync(Guid id, Said said, WordedAnswer? worded, CancellationToken cancellationToken) =>
        ChangeAsync(id, async (scope, conversation) =>
        {
            if (said.Photo is { } photo && !await scope.Use<RoomsDb>().Attachments.AnyAsync(a => a.Id == photo && a.Subject == id.ToString(), cancellationToken))
            {
                return TalkRefusals.NoSuchPhoto();
            }

            var before = conversation.Turns;
            var fitting = worded?.Fits(conversation.Version) == true ? worded : null;
            var words = said.Choice is null || said.Text.Length > 0 ? said.Text : await WordsOfAsync(scope, conversation, said.Choice, cancellationToken);
            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Citizen, null, new TextBody(words) { Attachments = said.Photo is { } p ? [p] : [] });
            if (conversation.Headline.Length == 0 && said.Choice is null)
            {
                conversation.Headline = Headline(words);
            }

            var observation = TurnRooms.Observe(scope, conversation, conversation.Turns, words);
            await handover.HeardAsync(scope, conversation, cancellationToken);
            await bot.AnswerAsync(scope, conversation, observation, said, fitting, cancellationToken);
            return Since(scope, conversation, before);
        }, cancellationToken);

    /// <summary>Asks for a person.</summary>
    public Task<Outcome<IReadOnlyList<TurnView>>> AskForPersonAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(id, async (scope, conversation) =>
        {
            var before = conversation.Turns;
            await bot.ConnectAsync(scope, conversation, Headline(reason), cancellationToken);
            return Since(scope, conversation, before);
        }, cancellationToken);

    /// <summary>Says whether an answer helped; the last word counts.</summary>
    public Task<Outcome<IReadOnlyList<TurnView>>> RateAsync(Guid id, int sequence, bool helpful, CancellationToken cancellationToken) =>
        ChangeAsync(id, async (scope, conversation) =>
        {
            var turn = await scope.Use<SeoulTalkDb>().Turns.FindAsync([id, sequence], cancellationToken);
            if (turn is null || turn.Author != TurnAuthor.Bot)
            {
                return TalkRefusals.NoSuchTurn();
            }

            turn.Helpful = helpful;
            scope.Audit(new AuditNote(Actor.Citizen, "talk.rated", "conversation", id.ToString(), SeoulTalkManifest.ServiceId, helpful ? """{"helpful":true}""" : """{"helpful":false}"""));
            return Outcome(conversation, [reader.View(turn)]);
        }, cancellationToken);

    private Outcome<IReadOnlyList<TurnView>> Since(LedgerScope scope, ConversationRow conversation, int before) =>
        Outcome(conversation, [.. scope.Use<SeoulTalkDb>().Turns.Local.Where(t => t.ConversationId == conversation.Id && t.Sequence > before)
            .OrderBy(t => t.Sequence).Select(reader.View)]);

    private static Outcome<IReadOnlyList<TurnView>> Outcome(ConversationRow conversation, TurnView[] views)
    {
        conversation.Version++;
        return views;
    }

    private async Task<string> WordsOfAsync(LedgerScope scope, ConversationRow conversation, string choice, CancellationToken cancellationToken)
    {
        // The last turn that this change knows of; one that came in meanwhile makes it run again.
        var last = await scope.Use<SeoulTalkDb>().Turns.AsNoTracking()
            .FirstOrDefaultAsync(t => t.ConversationId == conversation.Id && t.Sequence == conversation.Turns, cancellationToken);
        return last is null ? choice : reader.View(last).Body.Choices.FirstOrDefault(c => c.Id == choice)?.Text ?? choice;
    }

    private static string Headline(string text)
    {
        // It lies unsealed in a column, which takes neither control characters nor half a character.
        var masked = PersonalData.Mask(PlainText.Of(text), keepPlates: false).Text.Replace('\n', ' ');
        return Shortened.To(masked, LongestHeadline);
    }

    private Task<Outcome<IReadOnlyList<TurnView>>> ChangeAsync(
        Guid id, Func<LedgerScope, ConversationRow, Task<Outcome<IReadOnlyList<TurnView>>>> change, CancellationToken cancellationToken) =>
        Contested.RunAsync(() => ledger.WriteAsync<IReadOnlyList<TurnView>>(async scope =>
        {
            if (await scope.Use<SeoulTalkDb>().Conversations.FindAsync([id], cancellationToken) is not { } conversation)
            {
                return TalkRefusals.NoSuchConversation();
            }

            if (conversation.Mode == ConversationMode.Ended)
            {
                return TalkRefusals.Ended();
            }

            var outcome = await change(scope, conversation);
            TurnWriter.Wake(scope, conversation);
            return outcome;
        }, cancellationToken));
}

/// <summary>What a citizen sent.</summary>
/// <param name="Text">Words; may be empty beside a photo or a choice.</param>
/// <param name="Choice">Id of a choice, or null.</param>
/// <param name="Photo">A stored photo, or null.</param>
internal sealed record Said(string Text, string? Choice = null, Guid? Photo = null);
