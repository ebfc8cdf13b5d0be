using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>A citizen asks for a person: the bot falls silent, the conversation queues, a case is opened.</summary>
internal sealed class HandoverRequest(CitizenWords words, TopicReader topics, IOptionsMonitor<DeskOptions> options)
{
    public const string FindingKind = "handover";

    /// <summary>Department that answers conversations.</summary>
    public const string Department = "120다산콜재단";

    /// <summary>A citizen in a chat is waiting now; this is when the desk shows the case as overdue.</summary>
    private static readonly TimeSpan Due = TimeSpan.FromMinutes(10);

    /// <summary>Queues the conversation. Asking twice changes nothing.</summary>
    public async Task QueueAsync(LedgerScope scope, ConversationRow conversation, string reason, Guid? observationId, CancellationToken cancellationToken)
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
        var stay = HandoverStay.Begin(scope, conversation, scope.At);
        await AssessAsync(scope, conversation, stay, reason, cancellationToken);
    }

    /// <summary>The citizen said something while a person has the conversation or is awaited: it may grow more urgent, and a rest is over.</summary>
    public async Task HeardAsync(LedgerScope scope, ConversationRow conversation, CancellationToken cancellationToken)
    {
        conversation.LeftAt = null;
        if (conversation.Mode is not (ConversationMode.Queued or ConversationMode.Counsellor))
        {
            return;
        }

        var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
        if (conversation.PausedUntil is not null)
        {
            stay.Resume(conversation, scope.At);
            scope.Audit(new AuditNote(Actor.Citizen, "talk.resumed", "conversation", conversation.Id.ToString(), SeoulTalkManifest.ServiceId));
        }

        await AssessAsync(scope, conversation, stay, "", cancellationToken);
    }

    /// <summary>The citizen goes back to the bot before anyone came. The case stays for a person to dismiss; its timeline says why.</summary>
    public static async Task WithdrawAsync(LedgerScope scope, ConversationRow conversation, CancellationToken cancellationToken)
    {
        if (conversation.Mode == ConversationMode.Queued)
        {
            await GiveUpAsync(scope, conversation, HandoverOutcome.Withdrawn, "시민이 상담 요청을 거두어들임", cancellationToken);
        }
    }

    /// <summary>Takes a waiting conversation out of the queue, with the reason on its case.</summary>
    public static async Task GiveUpAsync(LedgerScope scope, ConversationRow conversation, HandoverOutcome outcome, string why, CancellationToken cancellationToken)
    {
        var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
        stay.End(conversation, outcome, scope.At);
        (conversation.Mode, conversation.QueuedAt, conversation.HandoverReason) = (ConversationMode.Bot, null, null);
        var db = scope.Use<RoomsDb>();
        if (conversation.HandoverCaseId is { } id && await db.LoadCaseAsync(id, cancellationToken) is { } subject)
        {
            var noted = subject.Note(Actor.Citizen, why, scope.At).Value;
            await db.SaveCaseAsync(noted, cancellationToken);
            scope.Audit(new AuditNote(Actor.Citizen, "case.noted", "case", subject.Number, subject.ServiceId));
            scope.Publish("case.noted", subject.ServiceId, CaseMessage.Of(noted));
        }
    }

    private async Task AssessAsync(LedgerScope scope, ConversationRow conversation, HandoverRow stay, string reason, CancellationToken cancellationToken)
    {
        var said = await words.OfAsync(scope, conversation.Id, cancellationToken);
        var kind = topics.KindOf(said, scope.At);
        var unanswered = scope.Use<SeoulTalkDb>().Unanswered;
        var misses = await unanswered.CountAsync(u => u.ConversationId == conversation.Id, cancellationToken)
            + unanswered.Local.Count(u => u.ConversationId == conversation.Id && scope.Use<SeoulTalkDb>().Entry(u).State == EntityState.Added);
        var reading = UrgencyReader.Read(reason.Length > 0 ? [.. said, reason] : said, kind, misses);
        stay.Raise(reading, options.CurrentValue.Ahead(reading.Urgency));
        if (stay.Topic == TopicReader.Other)
        {
            stay.Topic = topics.Read(said, kind, scope.At);
        }
    }
}
