using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>One change that a counsellor makes to a conversation: one transaction, one audit row, one wake-up, tried again when another was quicker.</summary>
internal sealed class HandoverChange(Ledger ledger)
{
    /// <param name="id">The conversation.</param>
    /// <param name="by">Who.</param>
    /// <param name="act">Act of the audit trail.</param>
    /// <param name="change">What; a refusal stores nothing.</param>
    /// <param name="cancellationToken">Cancels before anything is stored.</param>
    /// <param name="detail">Detail of the audit row; no personal data.</param>
    public Task<Outcome<ConversationRow>> RunAsync(
        Guid id, Actor by, string act, Func<LedgerScope, ConversationRow, Task<Outcome<ConversationRow>>> change,
        CancellationToken cancellationToken, object? detail = null) =>
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
                scope.Audit(new AuditNote(by, act, "conversation", id.ToString(), SeoulTalkManifest.ServiceId, detail is null ? "{}" : JsonSerializer.Serialize(detail, LedgerJson.Options)));
                TurnWriter.Wake(scope, conversation);
            }

            return outcome;
        }, cancellationToken));

    /// <summary>Why this counsellor may not act on the conversation; null when it is theirs.</summary>
    public static Refusal? NotOf(Actor counsellor, ConversationRow conversation) =>
        conversation.Mode == ConversationMode.Counsellor && conversation.CounsellorId == counsellor.Id ? null : TalkRefusals.NotYours(conversation.CounsellorName);

    /// <summary>Moves the case of the handover along. A supervisor may already have moved it on the case desk; the conversation goes on either way.</summary>
    public static async Task MoveCaseAsync(
        LedgerScope scope, ConversationRow conversation, Func<Case, Outcome<Case>> move, Actor by, string act, CancellationToken cancellationToken)
    {
        var db = scope.Use<RoomsDb>();
        if (conversation.HandoverCaseId is not { } caseId || await db.LoadCaseAsync(caseId, cancellationToken) is not { } before)
        {
            return;
        }

        if (move(before) is { Succeeded: true } moved && !ReferenceEquals(moved.Value, before))
        {
            await db.SaveCaseAsync(moved.Value, cancellationToken);
            scope.Audit(new AuditNote(by, act, "case", before.Number, before.ServiceId));
            scope.Publish(act, before.ServiceId, CaseMessage.Of(moved.Value));
        }
    }
}
