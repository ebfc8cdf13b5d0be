using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Haechi.OnlineSafety.Tests.Collection.Fetching;

/// <summary>A server on loopback that answers, byte by byte, whatever a test wants: no web server would let itself be made to lie so.</summary>
internal sealed class HostileSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, Func<NetworkStream, string, CancellationToken, Task>> _answers = new();
    private readonly Task _running;

    public HostileSite()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Asked { get; } = new();

    public Uri At(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public HostileSite On(string path, string head, byte[]? body = null) =>
        On(path, async (stream, _, cancellationToken) => await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body ?? []], cancellationToken));

    public HostileSite On(string path, Func<NetworkStream, string, CancellationToken, Task> answer)
    {
        _answers[path] = answer;
        return this;
    }

    public HostileSite Ok(string path, byte[] body, string headers = "Content-Type: text/html") =>
        On(path, $"HTTP/1.1 200 OK\n{headers}\nContent-Length: {body.Length}\nConnection: close", body);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var held = client;
        try
        {
            var stream = client.GetStream();
            var head = new StringBuilder();
            var buffer = new byte[1024];
            for (int count; !head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && (count = await stream.ReadAsync(buffer, _end.Token)) > 0;)
                head.Append(Encoding.Latin1.GetString(buffer, 0, count));
            if (head.Length == 0)
                return;
            var path = head.ToString().Split(' ')[1];
            Asked.Enqueue(path);
            var answer = _answers.GetValueOrDefault(path) ?? ((s, _, c) => s.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), c).AsTask());
            await answer(stream, head.ToString(), _end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The crawler hung up, as it should.
        }
    }
}
