using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>What came of handing a notice to the mail server.</summary>
internal enum MailOutcome
{
    Sent,

    /// <summary>Certainly not sent; trying again may help.</summary>
    NotYet,

    /// <summary>Certainly not sent, and trying again does not help.</summary>
    Refused,

    /// <summary>The line broke when it was already handed over: nobody here knows.</summary>
    Unknown,
}

/// <param name="Outcome">What came of it.</param>
/// <param name="Trouble">Why, without addresses; null when it was sent.</param>
internal sealed record MailResult(MailOutcome Outcome, string? Trouble);

/// <summary>Sends one notice by SMTP (RFC 5321). The Message-ID is made of the action's id.</summary>
internal sealed class NoticeMail(IOptionsMonitor<NoticeMailOptions> options)
{
    /// <summary>Whether a server and a sender are configured.</summary>
    public bool Configured => options.CurrentValue is { Host.Length: > 0, From.Length: > 0 };

    /// <summary>The message as it goes out, or is exported.</summary>
    /// <param name="id">Of the action or the notice.</param>
    /// <param name="recipient">An address; may be empty when it is exported.</param>
    /// <param name="words">What it says.</param>
    /// <param name="at">Its date.</param>
    public MimeMessage MessageOf(Guid id, string recipient, NoticeWords words, DateTimeOffset at)
    {
        var message = new MimeMessage { Subject = words.Subject, MessageId = MessageIdOf(id), Date = at, Body = new TextPart("plain") { Text = words.Body } };
        if (options.CurrentValue.From is { Length: > 0 } from && MailboxAddress.TryParse(from, out var sender))
            message.From.Add(sender);
        if (MailboxAddress.TryParse(recipient, out var to))
            message.To.Add(to);
        return message;
    }

    public static string MessageIdOf(Guid id) => $"{id:N}@removal.haechi";

    public async Task<MailResult> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        using var client = new SmtpClient { Timeout = 60_000 };
        var handedOver = false;
        try
        {
            var security = settings is { RequireTls: true, Port: 465 } ? SecureSocketOptions.SslOnConnect : settings.RequireTls ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;
            await client.ConnectAsync(settings.Host!, settings.Port, security, cancellationToken);
            if (settings.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, settings.ReadPassword(), cancellationToken);
            handedOver = true;
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException exception)
        {
            // The server itself said no, so it has not taken the message.
            return new((int)exception.StatusCode >= 500 ? MailOutcome.Refused : MailOutcome.NotYet, $"SMTP {(int)exception.StatusCode}");
        }
        catch (Exception exception) when (exception is SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException or TimeoutException or OperationCanceledException)
        {
            return new(handedOver ? MailOutcome.Unknown : MailOutcome.NotYet, exception.GetType().Name);
        }

        await QuitAsync(client, cancellationToken);
        return new(MailOutcome.Sent, null);
    }

    // It was taken; a line that breaks at the farewell changes nothing.
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or IOException or ProtocolException or OperationCanceledException)
        {
        }
    }
}
