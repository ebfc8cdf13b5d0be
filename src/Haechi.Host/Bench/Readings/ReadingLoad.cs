using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Haechi.Host.Bench.Readings;

/// <summary>Callers that hand in what detectors say. Each has detectors of its own, and goes through them again and again with a later time.</summary>
internal sealed class ReadingLoad : IDisposable
{
    private const int Step = 5;
    private static readonly TimeSpan Past = TimeSpan.FromHours(20);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly ReadingsPlan _plan;
    private readonly int _detectors;
    private readonly DateTimeOffset _begins;
    private readonly int[] _sent;
    private int _busy;
    private int _repeated;
    private int _refused;
    private long _vehicles;

    public ReadingLoad(int port, string token, ReadingsPlan plan, int detectors, DateTimeOffset now)
    {
        // A caller without detectors of its own would have nothing to say.
        (_plan, _detectors, _begins, Clients) = (plan, detectors, now - Past, Math.Max(1, Math.Min(plan.Clients, detectors / plan.Batch)));
        _sent = new int[Clients];
        _address = new Uri($"http://127.0.0.1:{port}/api/v1/traffic/readings");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public int Clients { get; }

    public ConcurrentBag<Acceptance> Accepted { get; } = [];

    public int Busy => Volatile.Read(ref _busy);

    public int Repeated => Volatile.Read(ref _repeated);

    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Vehicles before stop lines in what was accepted.</summary>
    public long Vehicles => Interlocked.Read(ref _vehicles);

    /// <summary>Loads for a while; every request that was begun is carried to its answer.</summary>
    public Task RunAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => CallAsync(client, duration, cancellationToken), cancellationToken)));

    public void Dispose() => _http.Dispose();

    private async Task CallAsync(int client, TimeSpan duration, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var interval = _plan.Rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)Clients * _plan.Batch / _plan.Rate);
        for (var number = 0; Stopwatch.GetElapsedTime(begun) < duration; number++)
        {
            var due = interval * (number + (double)client / Clients);
            if (due - Stopwatch.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, cancellationToken);
            // At a fixed rate a slow answer counts for those who wait behind it too.
            var sent = _plan.Rate == 0 ? Stopwatch.GetTimestamp() : begun + (long)(due.TotalSeconds * Stopwatch.Frequency);
            var (body, vehicles) = Body(client, _sent[client]++);
            while (!await TryAsync(body, cancellationToken))
                await Task.Delay(100, cancellationToken);
            Interlocked.Add(ref _vehicles, vehicles);
            Accepted.Add(new Acceptance(Guid.Empty, _plan.Batch, sent, Stopwatch.GetTimestamp()));
        }
    }

    private async Task<bool> TryAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(_address, content, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Interlocked.Increment(ref _busy);
            return false;
        }
        var text = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Created)
            throw new BenchException($"The host refuses the load: {(int)answer.StatusCode} {Encoding.UTF8.GetString(text)}");
        using var json = JsonDocument.Parse(text);
        Interlocked.Add(ref _repeated, json.RootElement.GetProperty("repeated").GetInt32());
        Interlocked.Add(ref _refused, json.RootElement.GetProperty("refused").GetInt32());
        return true;
    }

    private (byte[] Body, int Vehicles) Body(int client, int number)
    {
        var (json, vehicles) = (new StringBuilder("[", _plan.Batch * 160), 0);
        var own = _detectors / Clients;
        for (var i = 0; i < _plan.Batch; i++)
        {
            var place = (long)number * _plan.Batch + i;
            var detector = client * own + (int)(place % own);
            var (signal, lane) = MadeStreets.Detector(detector);
            var at = _begins.AddSeconds(place / own * Step);
            var cars = (int)(place * 7 % 3);
            vehicles += detector % MadeStreets.DetectorsEach < 8 ? cars : 0;
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$"""{"signal":"{{signal}}","lane":"{{lane}}","at":"{{at:yyyy-MM-ddTHH:mm:ssZ}}","seconds":5,"counts":{"car":{{cars}}},"occupancy":0.{{place % 9}},"queueMetres":{{place % 90}},"speedKmh":{{10 + place % 30}}}""");
        }
        return (Encoding.UTF8.GetBytes(json.Append(']').ToString()), vehicles);
    }
}
