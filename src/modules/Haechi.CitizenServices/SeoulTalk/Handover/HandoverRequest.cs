using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>A citizen asks for a person: the bot falls silent, the conversation queues, a case is opened.</summary>
internal static class HandoverRequest
{
    public const string FindingKind = "handover";

    /// <summary>Department that answers conversations.</summary>
    public const string Department = "120다산콜재단";

    /// <summary>A citizen in a chat is waiting now; this is when the desk shows the case as overdue.</summary>
    private static readonly TimeSpan Due = TimeSpan.FromMinutes(10);

    /// <summary>Queues the conversation. Asking twice changes nothing.</summary>
    public static async Task QueueAsync(LedgerScope scope, ConversationRow conversation, string reason, Guid? observationId, CancellationToken cancellationToken)
    {
        if (conversation.Mode is ConversationMode.Queued or ConversationMode.Counsellor)
        {
            return;
        }

        (conversation.Mode, conversation.QueuedAt, conversation.HandoverReason) = (ConversationMode.Queued, scope.At, reason);
        var finding = new Finding(
            Guid.CreateVersion7(scope.At), SeoulTalkManifest.ServiceId, observationId, FindingKind, 1, Severity.Caution, null, scope.At,
            [new Evidence("text", "상담 요청 사유", reason), new Evidence("text", "첫 질문", conversation.Headline)],
            TurnRooms.Snapshot("citizen", reason), $"{FindingKind}:{conversation.Id}");
        var headline = conversation.Headline.Length > 0 ? conversation.Headline : reason;
        var route = new CaseRoute($"상담 요청: {headline}", Department, scope.At + Due, conversation.Id.ToString());
        var opened = await CaseDesk.OpenOrJoinAsync(scope, finding, route, Actor.Citizen, cancellationToken);
        var row = finding.ToRow(scope.At);
        row.CaseId = opened.Id;
        scope.Use<RoomsDb>().Findings.Add(row);
        conversation.HandoverCaseId = opened.Id;
    }

    /// <summary>The citizen goes back to the bot before anyone came. The case stays for a person to dismiss; its timeline says why.</summary>
    public static async Task WithdrawAsync(LedgerScope scope, ConversationRow conversation, CancellationToken cancellationToken)
    {
        if (conversation.Mode != ConversationMode.Queued)
        {
            return;
        }

        (conversation.Mode, conversation.QueuedAt, conversation.HandoverReason) = (ConversationMode.Bot, null, null);
        var db = scope.Use<RoomsDb>();
        if (conversation.HandoverCaseId is { } id && await db.LoadCaseAsync(id, cancellationToken) is { } subject)
        {
            var noted = subject.Note(Actor.Citizen, "시민이 상담 요청을 거두어들임", scope.At).Value;
            await db.SaveCaseAsync(noted, cancellationToken);
            scope.Audit(new AuditNote(Actor.Citizen, "case.noted", "case", subject.Number, subject.ServiceId));
            scope.Publish("case.noted", subject.ServiceId, CaseMessage.Of(noted));
        }
    }
}
