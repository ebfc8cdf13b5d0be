using System.Text.Json;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Records who tries a message and what came of it; the conversation reads of the end.</summary>
internal sealed class MessageLog(Ledger ledger, TurnWriter turns, IOptionsMonitor<MessageOptions> options)
{
    /// <summary>Takes a due message for one attempt; null when another host has it.</summary>
    public async Task<MessageRow?> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<MessageRow?>(async scope =>
            {
                var message = await scope.Use<ContactDeskDb>().Messages.FindAsync([id], cancellationToken);
                if (message is not { Status: MessageStatus.Waiting } || message.NextAt > scope.At || message.LeaseUntil > scope.At)
                {
                    return null;
                }

                (message.LeaseUntil, message.Version) = (scope.At.AddSeconds(options.CurrentValue.TimeoutSeconds * 2), message.Version + 1);
                return message;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    /// <summary>Records an attempt.</summary>
    public Task<Outcome<MessageRow>> RecordAsync(Guid id, MessageResult result, CancellationToken cancellationToken) =>
        Contested.RunAsync(() => ledger.WriteAsync<MessageRow>(async scope =>
        {
            if (await scope.Use<ContactDeskDb>().Messages.FindAsync([id], cancellationToken) is not { Status: MessageStatus.Waiting } message)
            {
                return (Outcome<MessageRow>)MessageRefusals.NotDead();
            }

            message.Attempts++;
            message.Version++;
            (message.LeaseUntil, message.LastError) = (null, result.Error);
            if (!result.Sent && !result.Final && message.Attempts < options.CurrentValue.MaxAttempts)
            {
                message.NextAt = scope.At + PauseAfter(message.Attempts);
                return message;
            }

            (message.Status, message.FinishedAt) = (result.Sent ? MessageStatus.Sent : MessageStatus.Dead, scope.At);
            var detail = JsonSerializer.Serialize(new { kind = message.Kind, attempts = message.Attempts, error = result.Error }, LedgerJson.Options);
            scope.Audit(new AuditNote(Actor.System, result.Sent ? "message.sent" : "message.failed", "message", id.ToString(), ContactCentreManifest.ServiceId, detail));
            await TellAsync(scope, message, cancellationToken);
            return message;
        }, cancellationToken));

    private async Task TellAsync(LedgerScope scope, MessageRow message, CancellationToken cancellationToken)
    {
        if (await scope.Use<SeoulTalkDb>().Conversations.FindAsync([message.ConversationId], cancellationToken) is { } conversation)
        {
            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, null, new NoticeBody(MessageWords.Of(message, conversation.Language)));
            TurnWriter.Wake(scope, conversation);
        }
    }

    private TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(
        options.CurrentValue.FirstPauseSeconds * Math.Pow(2, attempts - 1), options.CurrentValue.LongestPauseSeconds));
}
