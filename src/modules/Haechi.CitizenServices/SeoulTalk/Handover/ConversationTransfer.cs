using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>
/// Hands a conversation on, to a counsellor who is there or to another queue, with a note that the next one reads first. The
/// citizen is told, and keeps the place in the queue that the waiting so far has earned.
/// </summary>
internal sealed class ConversationTransfer(HandoverChange changes, TurnWriter turns, BotTurn bot, CounsellorDesk desk, CounsellorSeats seats, FieldCipher cipher)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>Gives the conversation to another counsellor.</summary>
    public Task<Outcome<ConversationRow>> ToCounsellorAsync(Guid id, Actor from, string to, string note, CancellationToken cancellationToken) =>
        changes.RunAsync(id, from, "talk.transferred", async (scope, conversation) =>
        {
            if (Check(conversation, from, note) is { } refusal)
            {
                return refusal;
            }

            if (to == from.Id || await scope.Use<SeoulTalkDb>().Counsellors.FindAsync([to], cancellationToken) is not { } seat || !seats.IsPresent(seat))
            {
                return TalkRefusals.NotPresent();
            }

            seat.Version++;
            if (await seats.FullAsync(scope, to, cancellationToken))
            {
                return TalkRefusals.TheirsAreFull(seat.Name);
            }

            var next = Actor.Person(seat.Id, seat.Name);
            var stay = await HandOnAsync(scope, conversation, from, note, cancellationToken);
            stay.Take(seat.Id, seat.Name, scope.At);
            desk.Join(scope, conversation, seat.Id, seat.Name);
            await HandoverChange.MoveCaseAsync(scope, conversation, c => c.Claim(next, scope.At), next, "case.claimed", cancellationToken);
            return conversation;
        }, cancellationToken, new { to });

    /// <summary>Puts the conversation into a queue.</summary>
    public Task<Outcome<ConversationRow>> ToQueueAsync(Guid id, Actor from, string queue, string note, CancellationToken cancellationToken) =>
        changes.RunAsync(id, from, "talk.transferred", async (scope, conversation) =>
        {
            if (Check(conversation, from, note) is { } refusal)
            {
                return refusal;
            }

            if (DeskQueues.Find(queue) is not { } target)
            {
                return TalkRefusals.NoSuchQueue();
            }

            var stay = await HandOnAsync(scope, conversation, from, note, cancellationToken);
            stay.Queue = target.Id;
            Requeue(scope, conversation, TalkWords.Requeued(conversation.Language, target.Name.For(conversation.Language)));
            return conversation;
        }, cancellationToken, new { queue });

    /// <summary>Puts a conversation back into the queue because its counsellor is gone.</summary>
    public Task<Outcome<ConversationRow>> ReturnAsync(Guid id, string absent, CancellationToken cancellationToken) =>
        changes.RunAsync(id, Actor.System, "talk.returned", async (scope, conversation) =>
        {
            if (conversation.Mode != ConversationMode.Counsellor || conversation.CounsellorId != absent)
            {
                return TalkRefusals.NotYours(conversation.CounsellorName);
            }

            var gone = Actor.Person(absent, conversation.CounsellorName ?? "");
            await HandOnAsync(scope, conversation, gone, "상담사 화면이 닫혀 대기열로 돌아온 대화입니다.", cancellationToken);
            Requeue(scope, conversation, TalkWords.Returned(conversation.Language));
            return conversation;
        }, cancellationToken);

    private static Refusal? Check(ConversationRow conversation, Actor from, string note) =>
        HandoverChange.NotOf(from, conversation) ?? (note.Trim().Length is 0 or > LongestNote ? TalkRefusals.NoteNeeded(LongestNote) : null);

    private async Task<HandoverRow> HandOnAsync(LedgerScope scope, ConversationRow conversation, Actor from, string note, CancellationToken cancellationToken)
    {
        var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
        stay.Resume(conversation, scope.At);
        stay.Transfers++;
        (stay.Note, stay.NoteFrom) = (cipher.Seal(note.Trim()), from.Name);
        await HandoverChange.MoveCaseAsync(scope, conversation, c => c.Release(from, scope.At), from, "case.released", cancellationToken);
        return stay;
    }

    private void Requeue(LedgerScope scope, ConversationRow conversation, string words)
    {
        (conversation.Mode, conversation.CounsellorId, conversation.CounsellorName, conversation.QueuedAt) = (ConversationMode.Queued, null, null, scope.At);
        bot.Hear(scope, conversation, new CounsellorHandedOn());
        turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, null, new HandoverBody("queued", words));
    }
}
