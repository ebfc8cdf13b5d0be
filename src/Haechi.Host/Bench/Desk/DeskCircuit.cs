using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Haechi.Host.Bench.Desk;

/// <summary>
/// The browser of one counsellor without its screen: it fetches a page of the console, opens the live connection that the page would
/// open, answers what the server asks of a browser, and acknowledges every batch of changes.
/// </summary>
internal sealed partial class DeskCircuit : IAsyncDisposable
{
    private const int Renderer = 1;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>();
    private readonly List<(byte[] Text, TaskCompletionSource<long> Seen)> _awaited = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _handlers = [];
    private readonly Uri _site;
    private Task _listening = Task.CompletedTask;
    private Task _sending = Task.CompletedTask;
    private string _path = "";
    private long _interop;
    private int _calls;

    private DeskCircuit(Uri site) => _site = site;

    /// <summary>Why the connection broke; null while it stands.</summary>
    public string? Fault { get; private set; }

    /// <summary>Batches of changes received.</summary>
    public int Batches { get; private set; }

    /// <summary>Opens a page as a signed-in person.</summary>
    public static async Task<DeskCircuit> OpenAsync(HttpClient http, CookieContainer cookies, Uri site, string path, CancellationToken cancellationToken)
    {
        var page = await http.GetStringAsync(new Uri(site, path), cancellationToken);
        var markers = Marker().Matches(page).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"prerenderId\"", StringComparison.Ordinal) && m.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0)
        {
            throw new BenchException($"{path} is no live page: is somebody signed in?");
        }

        var circuit = new DeskCircuit(site);
        circuit._socket.Options.Cookies = cookies;
        circuit._socket.Options.SetRequestHeader("Origin", site.GetLeftPart(UriPartial.Authority));
        await circuit._socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellationToken);
        await circuit._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Binary, true, cancellationToken);
        circuit._listening = circuit.ListenAsync();
        circuit._sending = circuit.SendAsync();
        circuit.Send("0", "StartCircuit", site.ToString(), new Uri(site, path).ToString(), "[]", State().Match(page).Groups[1].Value);
        var operations = markers.Select((marker, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{marker}}}""");
        circuit.Send(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", "");
        return circuit;
    }

    /// <summary>Goes to another address of the console within the live page; what could be pressed before is forgotten.</summary>
    public void Navigate(string path)
    {
        if (path == _path)
        {
            return;
        }

        _path = path;
        lock (_gate)
        {
            _handlers.Clear();
        }

        Send($"{Interlocked.Increment(ref _calls)}", "OnLocationChanged", new Uri(_site, path).ToString(), null, true);
    }

    /// <summary>When a text comes onto the page, as a time stamp. Ask before it is said.</summary>
    public Task<long> SeeAsync(string text)
    {
        var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _awaited.Add((Encoding.UTF8.GetBytes(text), seen));
        }

        return seen.Task;
    }

    /// <summary>Waits until the page has an element that takes an event; gives the number of what handles it.</summary>
    public async Task<long> ReadyAsync(string element, string name, CancellationToken cancellationToken)
    {
        long handler;
        while (!Knows($"{element} on{name}", out handler))
        {
            if (Fault is not null)
            {
                throw new BenchException(Fault);
            }

            await Task.Delay(5, cancellationToken);
        }

        return handler;
    }

    /// <summary>Raises an event once the page has the element that takes it.</summary>
    /// <param name="element">See <see cref="Remember"/>.</param>
    /// <param name="name">E.g. <c>click</c>.</param>
    /// <param name="arguments">JSON.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task RaiseAsync(string element, string name, string arguments, CancellationToken cancellationToken)
    {
        var handler = await ReadyAsync(element, name, cancellationToken);
        var descriptor = $$"""{"eventHandlerId":{{handler}},"eventName":"{{name}}","eventFieldInfo":null}""";
        Send(null, "BeginInvokeDotNetFromJS", $"{Interlocked.Increment(ref _calls)}", null, "DispatchEventAsync", _interop, $"[{descriptor},{arguments}]");
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await Task.WhenAll(_listening, _sending);
        _socket.Dispose();
        _gone.Dispose();
    }

    private bool Knows(string element, out long handler)
    {
        lock (_gate)
        {
            return _handlers.TryGetValue(element, out handler);
        }
    }

    private void Send(string? id, string target, params object?[] arguments) => _outgoing.Writer.TryWrite(PackWriter.Call(id, target, arguments));

    private async Task SendAsync()
    {
        try
        {
            while (!_gone.IsCancellationRequested)
            {
                using var quiet = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
                quiet.CancelAfter(TimeSpan.FromSeconds(10));
                byte[] next;
                try
                {
                    next = await _outgoing.Reader.ReadAsync(quiet.Token);
                }
                catch (OperationCanceledException) when (!_gone.IsCancellationRequested)
                {
                    next = PackWriter.Ping();
                }

                await _socket.SendAsync(next, WebSocketMessageType.Binary, true, _gone.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            // The page was closed, or the other side broke: the listener says which.
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            var first = true;
            var buffer = new byte[1 << 16];
            using var frame = new MemoryStream();
            while (true)
            {
                frame.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), _gone.Token);
                    frame.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    Fail("the live page was closed by the server");
                    return;
                }

                var bytes = frame.ToArray();
                var begin = first ? Array.IndexOf(bytes, (byte)0x1E) + 1 : 0;
                first = false;
                foreach (var message in new PackReader(bytes[begin..]).Messages())
                {
                    Take(message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (Exception exception) when (exception is WebSocketException or BenchException or ArgumentException or IndexOutOfRangeException or JsonException)
        {
            Fail($"the live page broke: {exception.GetType().Name} {exception.Message}");
        }
    }

    private void Fail(string fault)
    {
        Fault = fault;
        lock (_gate)
        {
            foreach (var (_, seen) in _awaited)
            {
                seen.TrySetException(new BenchException(fault));
            }
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.CultureInvariant)]
    private static partial Regex State();
}
