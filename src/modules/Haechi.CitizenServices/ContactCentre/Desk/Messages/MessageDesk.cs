using System.Text.Json;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Written guidance to a citizen (문자 안내): ordered by the counsellor who has the conversation, on disk before it is sent.</summary>
internal sealed class MessageDesk(
    IEnumerable<IMessageTransport> transports, HandoverChange changes, Ledger ledger, IDbContextFactory<ContactDeskDb> database, FieldCipher cipher)
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestBody = 1000;

    private const string Subject = "[서울시 120] 상담 안내";

    /// <summary>Why messages of this kind cannot be sent; null when they can.</summary>
    public Refusal? MissingOf(string kind) => transports.First(t => t.Kind == kind).Missing;

    /// <summary>Orders a message. It is sent by the worker, tried again while that may help, and told of in the conversation.</summary>
    public Task<Outcome<ConversationRow>> OrderAsync(Guid id, Actor counsellor, MessageOrder order, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "message.ordered", (scope, conversation) => Task.FromResult(Order(scope, conversation, counsellor, order)), cancellationToken, new { kind = order.Kind });

    private Outcome<ConversationRow> Order(LedgerScope scope, ConversationRow conversation, Actor counsellor, MessageOrder order)
    {
        if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
        {
            return refusal;
        }

        if (MissingOf(order.Kind) is { } missing)
        {
            return missing;
        }

        if (MessageAddress.Read(order.Kind, order.Address) is not { } address)
        {
            return MessageRefusals.Address();
        }

        if (order.Body.Trim().Length is 0 or > LongestBody)
        {
            return MessageRefusals.Length(LongestBody);
        }

        scope.Use<ContactDeskDb>().Messages.Add(new MessageRow
        {
            Id = Guid.CreateVersion7(scope.At),
            ConversationId = conversation.Id,
            Kind = order.Kind,
            Address = cipher.Seal(address.Value),
            Hint = address.Hint,
            Subject = Subject,
            Body = cipher.Seal(order.Body.Trim()),
            CounsellorId = counsellor.Id,
            CounsellorName = counsellor.Name,
            At = scope.At,
            NextAt = scope.At,
        });
        return conversation;
    }

    /// <summary>The messages of a conversation, newest first; addresses and texts stay sealed.</summary>
    public async Task<IReadOnlyList<MessageRow>> ListAsync(Guid conversation, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation).OrderByDescending(m => m.At).Take(20).ToListAsync(cancellationToken);
    }

    /// <summary>Lets a failed message be tried once more from the beginning.</summary>
    public Task<Outcome<MessageRow>> RetryAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, "message.retried", (message, at) => (message.Status, message.Attempts, message.NextAt) = (MessageStatus.Waiting, 0, at), cancellationToken);

    /// <summary>Gives a failed message up.</summary>
    public Task<Outcome<MessageRow>> DiscardAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, "message.discarded", (message, at) => (message.Status, message.FinishedAt) = (MessageStatus.Discarded, at), cancellationToken);

    private Task<Outcome<MessageRow>> DecideAsync(Guid id, Actor by, string act, Action<MessageRow, DateTimeOffset> decide, CancellationToken cancellationToken) =>
        ledger.WriteAsync<MessageRow>(async scope =>
        {
            if (await scope.Use<ContactDeskDb>().Messages.FindAsync([id], cancellationToken) is not { Status: MessageStatus.Dead } message)
            {
                return (Outcome<MessageRow>)MessageRefusals.NotDead();
            }

            decide(message, scope.At);
            message.Version++;
            scope.Audit(new AuditNote(by, act, "message", id.ToString(), ContactCentreManifest.ServiceId, JsonSerializer.Serialize(new { kind = message.Kind }, LedgerJson.Options)));
            return message;
        }, cancellationToken);
}

/// <summary>What a counsellor sends.</summary>
/// <param name="Kind"><c>sms</c> or <c>email</c>.</param>
/// <param name="Address">As typed.</param>
/// <param name="Body">1 to 1,000 characters.</param>
internal sealed record MessageOrder(string Kind, string Address, string Body);
