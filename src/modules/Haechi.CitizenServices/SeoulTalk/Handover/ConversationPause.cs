using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>
/// Lets a conversation rest with its counsellor: while the citizen looks for something, or while the counsellor checks. It comes
/// back by itself, at the latest after the given time, and does not count among those that the counsellor has open.
/// </summary>
internal sealed class ConversationPause(HandoverChange changes, TurnWriter turns)
{
    /// <summary>Longest rest, in minutes.</summary>
    public const int LongestMinutes = 240;

    /// <summary>Lets it rest; the citizen is told how long.</summary>
    public Task<Outcome<ConversationRow>> BeginAsync(Guid id, Actor counsellor, PauseReason reason, int minutes, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.paused", async (scope, conversation) =>
        {
            if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
            {
                return refusal;
            }

            if (minutes is < 1 or > LongestMinutes)
            {
                return TalkRefusals.PauseLength(LongestMinutes);
            }

            var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
            stay.Resume(conversation, scope.At);
            (conversation.PausedAt, conversation.PausedUntil, conversation.PausedFor) = (scope.At, scope.At.AddMinutes(minutes), reason);
            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, counsellor.Name, new HandoverBody("paused", TalkWords.Paused(conversation.Language, reason, minutes), counsellor.Name));
            return conversation;
        }, cancellationToken, new { reason, minutes });

    /// <summary>Takes it up again.</summary>
    public Task<Outcome<ConversationRow>> EndAsync(Guid id, Actor counsellor, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.resumed", async (scope, conversation) =>
        {
            if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
            {
                return refusal;
            }

            (await HandoverStay.OfAsync(scope, conversation, cancellationToken)).Resume(conversation, scope.At);
            return conversation;
        }, cancellationToken);

    /// <summary>The time is over. Nothing happens when it was taken up meanwhile.</summary>
    public Task<Outcome<ConversationRow>> ElapseAsync(Guid id, CancellationToken cancellationToken) =>
        changes.RunAsync(id, Actor.System, "talk.resumed", async (scope, conversation) =>
        {
            if (conversation.PausedUntil is not { } until || until > scope.At)
            {
                return TalkRefusals.Changed();
            }

            (await HandoverStay.OfAsync(scope, conversation, cancellationToken)).Resume(conversation, scope.At);
            return conversation;
        }, cancellationToken);
}
