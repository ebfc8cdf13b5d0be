using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Sends what is due, one message after the other. A lease keeps two hosts from sending the same one; after a crash it runs out.</summary>
internal sealed partial class MessageWorker(
    IEnumerable<IMessageTransport> transports, IDbContextFactory<ContactDeskDb> database, MessageLog journal, FieldCipher cipher,
    IOptionsMonitor<MessageOptions> options, StorageHealth health, TimeProvider clock, ILogger<MessageWorker> log) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>One round over everything that is due.</summary>
    internal async Task SendDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<Guid> due;
        await using (var db = database.CreateDbContext())
        {
            due = await db.Messages.Where(m => m.Status == MessageStatus.Waiting && m.NextAt <= now && (m.LeaseUntil == null || m.LeaseUntil < now))
                .OrderBy(m => m.NextAt).Select(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            if (await journal.ClaimAsync(id, cancellationToken) is { } message)
            {
                await journal.RecordAsync(id, await SendAsync(message, cancellationToken), cancellationToken);
            }
        }
    }

    private async Task<MessageResult> SendAsync(MessageRow message, CancellationToken cancellationToken)
    {
        var transport = transports.First(t => t.Kind == message.Kind);
        if (transport.Missing is { } missing)
        {
            return MessageResult.Later(missing.Code);
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.CurrentValue.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await transport.SendAsync(new OutgoingMessage(message.Id, cipher.Open(message.Address), message.Subject, cipher.Open(message.Body)), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return MessageResult.Later($"No answer within {options.CurrentValue.TimeoutSeconds} s");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending messages failed; it is tried again")]
    private partial void LogFailure(Exception exception);
}
