using System.Net.Sockets;
using Haechi.Kernel;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Sends guidance by e-mail over SMTP (RFC 5321). The Message-ID is made of the message's id and stays the same over all attempts.</summary>
internal sealed class SmtpTransport(IOptionsMonitor<EmailOptions> options) : IMessageTransport
{
    public string Kind => "email";

    public Refusal? Missing => options.CurrentValue is { Host.Length: > 0, From.Length: > 0 } ? null : MessageRefusals.NotConfigured("contact_centre.email.host", "contact_centre.email.from");

    public async Task<MessageResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        using var client = new SmtpClient();
        try
        {
            var security = settings.RequireTls ? SecureSocketOptions.Auto : SecureSocketOptions.StartTlsWhenAvailable;
            if (settings.RequireTls && settings.Port != 465)
            {
                security = SecureSocketOptions.StartTls;
            }

            await client.ConnectAsync(settings.Host!, settings.Port, security, cancellationToken);
            if (settings.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, settings.ReadPassword(), cancellationToken);
            }

            await client.SendAsync(MailOf(message, settings.From!), cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return MessageResult.Done;
        }
        catch (SmtpCommandException exception) when ((int)exception.StatusCode >= 500)
        {
            return MessageResult.Never($"SMTP {(int)exception.StatusCode}");
        }
        catch (SmtpCommandException exception)
        {
            return MessageResult.Later($"SMTP {(int)exception.StatusCode}");
        }
        catch (ParseException)
        {
            return MessageResult.Never("The address is not one.");
        }
        catch (Exception exception) when (exception is SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return MessageResult.Later(exception.GetType().Name);
        }
    }

    private static MimeMessage MailOf(OutgoingMessage message, string from)
    {
        var mail = new MimeMessage { Subject = message.Subject, MessageId = $"{message.Id:N}@haechi", Body = new TextPart("plain") { Text = message.Body } };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(message.Address));
        return mail;
    }
}
