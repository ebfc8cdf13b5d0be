using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>Keeps the record of one stay with the counsellors beside the conversation that it belongs to.</summary>
internal static class HandoverStay
{
    /// <summary>The open stay of a conversation that waits for a person or has one. One from before stays were recorded gets its record now.</summary>
    public static async Task<HandoverRow> OfAsync(LedgerScope scope, ConversationRow conversation, CancellationToken cancellationToken)
    {
        if (conversation.HandoverId is { } id && await scope.Use<SeoulTalkDb>().Handovers.FindAsync([id], cancellationToken) is { } row)
        {
            return row;
        }

        var stay = Begin(scope, conversation, conversation.QueuedAt ?? scope.At);
        if (conversation.Mode == ConversationMode.Counsellor)
        {
            stay.Take(conversation.CounsellorId!, conversation.CounsellorName ?? "", scope.At);
        }

        return stay;
    }

    public static HandoverRow Begin(LedgerScope scope, ConversationRow conversation, DateTimeOffset queuedAt)
    {
        var stay = new HandoverRow
        {
            Id = Guid.CreateVersion7(scope.At),
            ConversationId = conversation.Id,
            Channel = conversation.Channel,
            Language = conversation.Language,
            QueuedAt = queuedAt,
            RankAt = queuedAt,
        };
        scope.Use<SeoulTalkDb>().Handovers.Add(stay);
        conversation.HandoverId = stay.Id;
        return stay;
    }

    /// <summary>Urgency only grows while somebody waits: a calm word does not take back a cry for help.</summary>
    public static void Raise(this HandoverRow stay, UrgencyReading reading, TimeSpan ahead)
    {
        if (reading.Urgency >= stay.Urgency && reading.Reasons.Count > 0)
        {
            stay.Urgency = reading.Urgency;
            stay.UrgencyReasons = string.Join(' ', reading.Reasons);
        }

        if (stay.QueuedAt - ahead < stay.RankAt)
        {
            stay.RankAt = stay.QueuedAt - ahead;
        }
    }

    public static void Take(this HandoverRow stay, string counsellorId, string name, DateTimeOffset at)
    {
        stay.TakenAt ??= at;
        (stay.CounsellorId, stay.CounsellorName) = (counsellorId, name);
    }

    /// <summary>The rest is over; how long it was is kept apart from the time of work.</summary>
    public static void Resume(this HandoverRow stay, ConversationRow conversation, DateTimeOffset at)
    {
        if (conversation.PausedAt is { } since)
        {
            stay.PausedSeconds += Math.Max(0, (at - since).TotalSeconds);
        }

        (conversation.PausedAt, conversation.PausedUntil, conversation.PausedFor) = (null, null, null);
    }

    public static void End(this HandoverRow stay, ConversationRow conversation, HandoverOutcome outcome, DateTimeOffset at)
    {
        stay.Resume(conversation, at);
        (stay.EndedAt, stay.Outcome, stay.Abandoned) = (at, outcome, stay.TakenAt is null);
        conversation.HandoverId = null;
    }
}
