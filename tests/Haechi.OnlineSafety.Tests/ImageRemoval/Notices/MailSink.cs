using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Notices;

/// <summary>A mail server on loopback that keeps what it takes (RFC 5321, no extensions), and misbehaves on request.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public MailSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>What is said to a recipient; null for yes.</summary>
    public string? AtRecipient { get; set; }

    /// <summary>Takes the message and hangs up before it says so.</summary>
    public bool HangUpAfterData { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var message = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".")
                        message.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append('\n');
                    Messages.Enqueue(message.ToString());
                    if (HangUpAfterData)
                        return;
                }

                await writer.WriteLineAsync(verb switch { "RCPT" when AtRecipient is not null => AtRecipient, "QUIT" => "221 bye", _ => "250 ok" });
                if (verb == "QUIT")
                    return;
            }
        }
        catch (IOException)
        {
        }
    }
}
