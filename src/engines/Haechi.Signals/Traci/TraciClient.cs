using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Haechi.Signals.Traci;

/// <summary>
/// Speaks TraCI, the protocol by which SUMO is stepped, read and steered. One command at a time. A simulator that is silent
/// for longer than the time-out, closes, or speaks another version ends in a <see cref="TraciException"/>, never in waiting.
/// </summary>
public sealed class TraciClient : IAsyncDisposable
{
    /// <summary>Oldest interface version that is spoken (SUMO 1.0).</summary>
    public const int OldestApi = 18;

    private const int LongestAnswer = 256 << 20;
    private const byte GetVersion = 0x00, SimulationStep = 0x02, Close = 0x7f, SetSignal = 0xc2, SetVehicle = 0xc4, AddFull = 0x85, SubscribeOffset = 0x30, AnswerOffset = 0x10;

    private readonly Socket _socket;
    private readonly TimeSpan _timeOut;
    private readonly TraciWriter _writer = new();
    private byte[] _answer = new byte[4096];

    private TraciClient(Socket socket, TimeSpan timeOut) => (_socket, _timeOut) = (socket, timeOut);

    /// <summary>What the simulator calls itself, such as "SUMO 1.15.0".</summary>
    public string Version { get; private set; } = "";

    /// <summary>Version of its interface.</summary>
    public int Api { get; private set; }

    /// <summary>Connects and asks for the version.</summary>
    /// <param name="server">Where the simulator listens.</param>
    /// <param name="timeOut">Longest wait for one answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TraciException">Nobody listens, or it isn't a simulator that this client understands.</exception>
    public static async Task<TraciClient> ConnectAsync(IPEndPoint server, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var client = new TraciClient(socket, timeOut);
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            await client.AskVersionAsync(cancellationToken);
            return client;
        }
        catch (SocketException exception)
        {
            await client.DisposeAsync();
            throw new TraciException($"No simulator listens on {server}: {exception.Message}", exception);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Advances by one step and gives what the subscriptions brought.</summary>
    public async Task<IReadOnlyList<TraciResult>> StepAsync(CancellationToken cancellationToken)
    {
        _writer.Double(0).End(SimulationStep);
        return ReadStep(await AskAsync(cancellationToken));
    }

    /// <summary>Reads one variable.</summary>
    public async Task<TraciValue> GetAsync(TraciDomain domain, byte variable, string id, CancellationToken cancellationToken)
    {
        _writer.Byte(variable).Text(id).End((byte)domain);
        return ReadValue(await AskAsync(cancellationToken), (byte)domain);
    }

    /// <summary>Has variables of one thing sent with every step from now on.</summary>
    public async Task SubscribeAsync(TraciDomain domain, string id, ReadOnlyMemory<byte> variables, CancellationToken cancellationToken)
    {
        var command = (byte)((byte)domain + SubscribeOffset);
        // From the beginning to the end of time, as SUMO's own client has it.
        _writer.Double(-1073741824).Double(-1073741824).Text(id).Byte((byte)variables.Length);
        foreach (var variable in variables.Span)
            _writer.Byte(variable);
        _writer.End(command);
        CheckStatus(await AskAsync(cancellationToken), command);
    }

    /// <summary>Shows a state on a signal, a letter a link, until the next one is set.</summary>
    public async Task ShowAsync(string signal, string state, CancellationToken cancellationToken)
    {
        _writer.Byte(TraciVariable.SignalState).Text(signal).Byte(0x0c).Text(state).End(SetSignal);
        CheckStatus(await AskAsync(cancellationToken), SetSignal);
    }

    /// <summary>Lets a vehicle in as soon as there is room: on the best lane, at the beginning of its route.</summary>
    /// <exception cref="TraciException">There is no such type or route, or the name is taken.</exception>
    public async Task AddVehicleAsync(string id, string type, string route, CancellationToken cancellationToken)
    {
        _writer.Byte(AddFull).Text(id).Byte(0x0f).Int(14);
        foreach (var text in (ReadOnlySpan<string>)[route, type, "now", "best", "base", "max", "current", "max", "current", "", "", ""])
            _writer.Byte(0x0c).Text(text);
        foreach (var persons in (ReadOnlySpan<int>)[0, 0])
            _writer.Byte(0x09).Int(persons);
        _writer.End(SetVehicle);
        CheckStatus(await AskAsync(cancellationToken), SetVehicle);
    }

    /// <summary>Asks the simulator to end. Nothing is thrown when it has ended already.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            _writer.End(Close);
            await AskAsync(cancellationToken);
        }
        catch (TraciException)
        {
            // It is gone, which was the wish.
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AskVersionAsync(CancellationToken cancellationToken)
    {
        _writer.End(GetVersion);
        ReadVersion(await AskAsync(cancellationToken));
        if (Api < OldestApi)
            throw new TraciException($"{Version} speaks version {Api} of TraCI; {OldestApi} or newer is needed. Install SUMO 1.0 or newer (Debian: sumo).");
    }

    private void ReadVersion(ReadOnlyMemory<byte> answer)
    {
        var reader = new TraciReader(answer.Span);
        reader.Status(GetVersion);
        reader.Command();
        (Api, Version) = (reader.Int(), reader.Text());
    }

    private static TraciValue ReadValue(ReadOnlyMemory<byte> answer, byte command)
    {
        var reader = new TraciReader(answer.Span);
        reader.Status(command);
        reader.Command();
        reader.Byte();
        reader.Text();
        return reader.Value();
    }

    private static void CheckStatus(ReadOnlyMemory<byte> answer, byte command)
    {
        var reader = new TraciReader(answer.Span);
        reader.Status(command);
    }

    private static List<TraciResult> ReadStep(ReadOnlyMemory<byte> answer)
    {
        var reader = new TraciReader(answer.Span);
        reader.Status(SimulationStep);
        var count = reader.Int();
        var results = new List<TraciResult>(Math.Clamp(count, 0, 100_000));
        for (var i = 0; i < count; i++)
        {
            var domain = (TraciDomain)(reader.Command() - SubscribeOffset - AnswerOffset);
            var (id, variables) = (reader.Text(), reader.Byte());
            var values = new TraciValue[variables];
            for (var v = 0; v < variables; v++)
                values[v] = Subscribed(ref reader);
            results.Add(new TraciResult(domain, id, values));
        }
        return results;
    }

    private static TraciValue Subscribed(ref TraciReader reader)
    {
        reader.Byte();
        var status = reader.Byte();
        var value = reader.Value();
        return status == 0 ? value : throw new TraciException($"The simulator could not read a subscribed variable: {value.Text}");
    }

    /// <summary>Sends what was written and waits for the answer, no longer than the time-out.</summary>
    private async Task<ReadOnlyMemory<byte>> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeOut);
        try
        {
            await _socket.SendAsync(_writer.Take(), limit.Token);
            await ReceiveAsync(sizeof(int), limit.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(_answer) - sizeof(int);
            if (length is < 0 or > LongestAnswer)
                throw new TraciException($"An answer of {length} bytes was announced. Check that the port belongs to SUMO.");
            await ReceiveAsync(length, limit.Token);
            return _answer.AsMemory(0, length);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TraciException($"The simulator did not answer within {_timeOut.TotalSeconds:0.#} s.");
        }
        catch (SocketException exception)
        {
            throw new TraciException($"The connection to the simulator broke: {exception.Message}", exception);
        }
    }

    private async Task ReceiveAsync(int count, CancellationToken cancellationToken)
    {
        if (_answer.Length < count)
            _answer = new byte[Math.Max(count, _answer.Length * 2)];
        for (var have = 0; have < count;)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(have, count - have), cancellationToken);
            if (read == 0)
                throw new TraciException("The simulator closed the connection: it ended, or refused what it was given. Its own output says why.");
            have += read;
        }
    }
}
