using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>What a counsellor does with a conversation: take it, say something, hand it back to the bot, end it.</summary>
internal sealed class CounsellorDesk(Ledger ledger, TurnWriter turns, BotTurn bot)
{
    /// <summary>Longest message, in characters.</summary>
    public const int MaximumLength = 2000;

    /// <summary>Takes a waiting conversation; the citizen reads the counsellor's name.</summary>
    public Task<Outcome<ConversationRow>> TakeAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        ChangeAsync(id, counsellor, "talk.taken", async (scope, conversation) =>
        {
            if (conversation.Mode == ConversationMode.Ended)
            {
                return TalkRefusals.Ended();
            }

            if (conversation.Mode == ConversationMode.Counsellor && conversation.CounsellorId != counsellor.Id)
            {
                return TalkRefusals.TakenBy(conversation.CounsellorName ?? "—");
            }

            (conversation.Mode, conversation.CounsellorId, conversation.CounsellorName) = (ConversationMode.Counsellor, counsellor.Id, counsellor.Name);
            bot.Hear(scope, conversation, new CounsellorJoined(counsellor.Name));
            var words = TalkWords.Joined(conversation.Language, counsellor.Name);
            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, counsellor.Name, new HandoverBody("joined", words, counsellor.Name));
            await MoveCaseAsync(scope, conversation, c => c.Claim(counsellor, scope.At), counsellor, "case.claimed", cancellationToken);
            return conversation;
        }, cancellationToken);

    /// <summary>Says something to the citizen.</summary>
    public Task<Outcome<ConversationRow>> SayAsync(Guid id, Actor counsellor, string text, CancellationToken cancellationToken) =>
        ChangeAsync(id, counsellor, "talk.said", (scope, conversation) =>
        {
            if (Check(conversation, counsellor, text) is { } refusal)
            {
                return Task.FromResult<Outcome<ConversationRow>>(refusal);
            }

            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Counsellor, counsellor.Name, new TextBody(text.Trim()));
            return Task.FromResult<Outcome<ConversationRow>>(conversation);
        }, cancellationToken);

    /// <summary>Hands the conversation back to the bot and closes the handover's case with a decision.</summary>
    public Task<Outcome<ConversationRow>> HandBackAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        LeaveAsync(id, counsellor, ConversationMode.Bot, "talk.handed-back", cancellationToken);

    /// <summary>Ends the conversation.</summary>
    public Task<Outcome<ConversationRow>> EndAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        LeaveAsync(id, counsellor, ConversationMode.Ended, "talk.ended", cancellationToken);

    private Task<Outcome<ConversationRow>> LeaveAsync(Guid id, Actor counsellor, ConversationMode mode, string act, CancellationToken cancellationToken) =>
        ChangeAsync(id, counsellor, act, async (scope, conversation) =>
        {
            if (Check(conversation, counsellor, null) is { } refusal)
            {
                return refusal;
            }

            await MoveCaseAsync(scope, conversation, c => Finish(c, counsellor, scope.At), counsellor, "case.closed", cancellationToken);
            (conversation.Mode, conversation.CounsellorId, conversation.CounsellorName, conversation.QueuedAt) = (mode, null, null, null);
            (conversation.HandoverCaseId, conversation.HandoverReason) = (null, null);
            if (mode == ConversationMode.Ended)
            {
                var words = TalkWords.Ended(conversation.Language, counsellor.Name);
                turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, counsellor.Name, new HandoverBody("ended", words, counsellor.Name));
                bot.Hear(scope, conversation, new CounsellorLeft());
            }
            else
            {
                await bot.ResumeAsync(scope, conversation, cancellationToken);
            }

            return conversation;
        }, cancellationToken);

    private static Outcome<Case> Finish(Case subject, Actor counsellor, DateTimeOffset at) => subject
        .Decide(Guid.CreateVersion7(at), counsellor, Verdict.Confirm, "상담 완료", at)
        .Then(decided => decided.Close(counsellor, at));

    private static Refusal? Check(ConversationRow conversation, Actor counsellor, string? text)
    {
        if (conversation.Mode != ConversationMode.Counsellor || conversation.CounsellorId != counsellor.Id)
        {
            return TalkRefusals.NotYours(conversation.CounsellorName);
        }

        return text is null ? null : text.Trim().Length is 0 or > MaximumLength ? TalkRefusals.Length(MaximumLength) : null;
    }

    private static async Task MoveCaseAsync(
        LedgerScope scope, ConversationRow conversation, Func<Case, Outcome<Case>> move, Actor by, string act, CancellationToken cancellationToken)
    {
        var db = scope.Use<RoomsDb>();
        if (conversation.HandoverCaseId is not { } caseId || await db.LoadCaseAsync(caseId, cancellationToken) is not { } before)
        {
            return;
        }

        // A supervisor may already have moved the case on the case desk; the conversation goes on either way.
        if (move(before) is { Succeeded: true } moved)
        {
            await db.SaveCaseAsync(moved.Value, cancellationToken);
            scope.Audit(new AuditNote(by, act, "case", before.Number, before.ServiceId));
            scope.Publish(act, before.ServiceId, CaseMessage.Of(moved.Value));
        }
    }

    private Task<Outcome<ConversationRow>> ChangeAsync(
        Guid id, Actor by, string act, Func<LedgerScope, ConversationRow, Task<Outcome<ConversationRow>>> change, CancellationToken cancellationToken) =>
        Contested.RunAsync(() => ledger.WriteAsync<ConversationRow>(async scope =>
        {
            if (await scope.Use<SeoulTalkDb>().Conversations.FindAsync([id], cancellationToken) is not { } conversation)
            {
                return TalkRefusals.NoSuchConversation();
            }

            var outcome = await change(scope, conversation);
            if (outcome.Succeeded)
            {
                conversation.Version++;
                scope.Audit(new AuditNote(by, act, "conversation", id.ToString(), SeoulTalkManifest.ServiceId));
                TurnWriter.Wake(scope, conversation);
            }

            return outcome;
        }, cancellationToken));
}
