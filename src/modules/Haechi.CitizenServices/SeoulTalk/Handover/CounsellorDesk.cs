using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>What a counsellor does with a conversation: take it, say something, hand it back to the bot, end it.</summary>
internal sealed class CounsellorDesk(HandoverChange changes, TurnWriter turns, BotTurn bot, CounsellorSeats seats)
{
    /// <summary>Longest message, in characters.</summary>
    public const int MaximumLength = 2000;

    /// <summary>Takes a waiting conversation, or one that the bot has; the citizen reads the counsellor's name. Taking twice changes nothing.</summary>
    public Task<Outcome<ConversationRow>> TakeAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.taken", async (scope, conversation) =>
        {
            if (conversation.Mode == ConversationMode.Ended)
            {
                return TalkRefusals.Ended();
            }

            if (conversation.Mode == ConversationMode.Counsellor)
            {
                return conversation.CounsellorId == counsellor.Id ? conversation : TalkRefusals.TakenBy(conversation.CounsellorName ?? "—");
            }

            if (await seats.SitAsync(scope, counsellor, cancellationToken) is { } full)
            {
                return full;
            }

            var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
            stay.Take(counsellor.Id, counsellor.Name, scope.At);
            Join(scope, conversation, counsellor.Id, counsellor.Name);
            await HandoverChange.MoveCaseAsync(scope, conversation, c => c.Claim(counsellor, scope.At), counsellor, "case.claimed", cancellationToken);
            return conversation;
        }, cancellationToken);

    /// <summary>Says something to the citizen. A rest is over with it.</summary>
    public Task<Outcome<ConversationRow>> SayAsync(Guid id, Actor counsellor, string text, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.said", async (scope, conversation) =>
        {
            var said = text.Trim();
            if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
            {
                return refusal;
            }

            if (said.Length is 0 or > MaximumLength)
            {
                return TalkRefusals.Length(MaximumLength);
            }

            var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
            stay.FirstReplyAt ??= scope.At;
            stay.Resume(conversation, scope.At);
            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Counsellor, counsellor.Name, new TextBody(said));
            return conversation;
        }, cancellationToken);

    /// <summary>Hands the conversation back to the bot and closes the handover's case with a decision.</summary>
    public Task<Outcome<ConversationRow>> HandBackAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        LeaveAsync(id, counsellor, ConversationMode.Bot, HandoverOutcome.HandedBack, null, cancellationToken);

    /// <summary>Ends the conversation as answered.</summary>
    public Task<Outcome<ConversationRow>> EndAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        EndAsync(id, counsellor, HandoverOutcome.Answered, null, cancellationToken);

    /// <summary>Ends the conversation.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="counsellor">Who has it.</param>
    /// <param name="outcome">How it came out.</param>
    /// <param name="summary">What it was about, masked, for the case; null for the outcome alone.</param>
    /// <param name="cancellationToken">Cancels before anything is stored.</param>
    public Task<Outcome<ConversationRow>> EndAsync(Guid id, Actor counsellor, HandoverOutcome outcome, string? summary, CancellationToken cancellationToken) =>
        LeaveAsync(id, counsellor, ConversationMode.Ended, outcome, summary, cancellationToken);

    private Task<Outcome<ConversationRow>> LeaveAsync(
        Guid id, Actor counsellor, ConversationMode mode, HandoverOutcome result, string? summary, CancellationToken cancellationToken) =>
        changes.RunAsync(
            id, counsellor, mode == ConversationMode.Ended ? "talk.ended" : "talk.handed-back",
            (scope, conversation) => LeaveAsync(scope, conversation, counsellor, mode, result, summary, cancellationToken),
            cancellationToken, new { outcome = result });

    /// <summary>Leaves the conversation to the bot or ends it, inside a change.</summary>
    internal async Task<Outcome<ConversationRow>> LeaveAsync(
        LedgerScope scope, ConversationRow conversation, Actor counsellor, ConversationMode mode, HandoverOutcome result, string? summary, CancellationToken cancellationToken)
    {
        if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
        {
            return refusal;
        }

        var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
        stay.End(conversation, result, scope.At);
        await HandoverChange.MoveCaseAsync(scope, conversation, c => Finish(c, counsellor, result, summary, scope.At), counsellor, "case.closed", cancellationToken);
        (conversation.Mode, conversation.CounsellorId, conversation.CounsellorName, conversation.QueuedAt) = (mode, null, null, null);
        (conversation.HandoverCaseId, conversation.HandoverReason) = (null, null);
        if (mode != ConversationMode.Ended)
        {
            await bot.ResumeAsync(scope, conversation, cancellationToken);
            return conversation;
        }

        var words = TalkWords.Ended(conversation.Language, counsellor.Name);
        turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, counsellor.Name, new HandoverBody("ended", words, counsellor.Name));
        bot.Hear(scope, conversation, new CounsellorLeft());
        return conversation;
    }

    /// <summary>Gives the conversation to a counsellor, inside a change.</summary>
    internal void Join(LedgerScope scope, ConversationRow conversation, string id, string name)
    {
        (conversation.Mode, conversation.CounsellorId, conversation.CounsellorName) = (ConversationMode.Counsellor, id, name);
        bot.Hear(scope, conversation, new CounsellorJoined(name));
        var words = TalkWords.Joined(conversation.Language, name);
        turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, name, new HandoverBody("joined", words, name));
    }

    private static Outcome<Case> Finish(Case subject, Actor counsellor, HandoverOutcome outcome, string? summary, DateTimeOffset at) => subject
        .Decide(Guid.CreateVersion7(at), counsellor, Verdict.Confirm, summary is { Length: > 0 } ? $"{TalkWords.Outcome(outcome)}: {summary}" : TalkWords.Outcome(outcome), at)
        .Then(decided => decided.Close(counsellor, at));
}
