using System.Buffers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace Haechi.Traffic.SmartIntersections.Feeds.Mqtt;

/// <summary>
/// Reads a broker's messages one after another. A message is acknowledged once <paramref name="take"/> is through with it, so that the broker gives out again
/// what was not stored; our session lives on at the broker while we are away.
/// </summary>
/// <param name="options">The broker.</param>
/// <param name="take">Takes a message: topic and payload. It throws only when the message must come again.</param>
internal sealed class MqttFeed(MqttOptions options, Func<string, ReadOnlyMemory<byte>, CancellationToken, Task> take)
{
    /// <summary>How long the broker keeps messages for us, seconds.</summary>
    private const uint SessionSeconds = 3600;

    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <summary>Reads until <paramref name="cancellationToken"/>; throws when the broker is lost or a message could not be stored. <paramref name="beat"/> tells that we live.</summary>
    public async Task RunAsync(Action beat, CancellationToken cancellationToken)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += lost =>
        {
            ended.TrySetException(new IOException($"The broker {options.Host}:{options.Port} is lost: {lost.ReasonString ?? lost.Reason.ToString()}", lost.Exception));
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += message => TakeAsync(message, ended, cancellationToken);
        await ConnectAsync(client, cancellationToken);
        await client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder().WithTopicFilter(options.Topic, MqttQualityOfServiceLevel.AtLeastOnce).Build(), cancellationToken);
        while (!ended.Task.IsCompleted)
        {
            beat();
            await Task.WhenAny(ended.Task, Task.Delay(BeatEvery, cancellationToken));
            if (cancellationToken.IsCancellationRequested)
            {
                await client.DisconnectAsync(cancellationToken: CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        await ended.Task;
    }

    private async Task ConnectAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(Connection(), cancellationToken);
        }
        catch (Exception exception) when (options.Tls && Causes(exception).OfType<AuthenticationException>().FirstOrDefault() is { } refused)
        {
            throw new IOException(
                $"The broker {options.Host}:{options.Port} is not trusted: its certificate must name {options.Host}, be in date, and be signed by an authority of {options.CaFile ?? "the system"} (traffic:mqtt:ca_file). {refused.Message}", exception);
        }
        catch (Exception exception) when (options.Tls && exception is (MqttCommunicationException or IOException) && !Causes(exception).OfType<SocketException>().Any(s => IsAway(s.SocketErrorCode)))
        {
            throw new IOException($"The broker {options.Host}:{options.Port} does not answer as TLS: check traffic:mqtt:port, or that it offers TLS.", exception);
        }
    }

    private static bool IsAway(SocketError error) => error is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut;

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs message, TaskCompletionSource ended, CancellationToken cancellationToken)
    {
        message.AutoAcknowledge = false;
        if (ended.Task.IsCompleted)
            return; // one before it could not be stored: this one comes again too
        try
        {
            await take(message.ApplicationMessage.Topic, message.ApplicationMessage.Payload.ToArray(), cancellationToken);
            await message.AcknowledgeAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ended.TrySetException(exception);
        }
    }

    private MqttClientOptions Connection()
    {
        var builder = new MqttClientOptionsBuilder().WithTcpServer(options.Host, options.Port).WithClientId(options.ClientId)
            .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500).WithCleanStart(false).WithSessionExpiryInterval(SessionSeconds);
        if (options.CredentialsFile is { Length: > 0 } file)
        {
            var lines = File.ReadAllLines(file);
            builder.WithCredentials(lines[0].Trim(), lines.Length > 1 ? lines[1].Trim() : "");
        }
        if (options.Tls)
            builder.WithTlsOptions(Secure);
        return builder.Build();
    }

    private void Secure(MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls();
        if (options.CaFile is not { Length: > 0 } file)
            return;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        tls.WithTrustChain(authorities);
    }
}
