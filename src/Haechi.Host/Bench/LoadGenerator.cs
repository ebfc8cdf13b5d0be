using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Haechi.Host.Bench;

/// <summary>How to load.</summary>
/// <param name="Clients">Callers side by side; each sends its next request when the last is answered.</param>
/// <param name="Batch">Findings in one request.</param>
/// <param name="CasesInHundred">Of a hundred findings, how many open a case.</param>
/// <param name="Rate">Findings per second over all callers; 0 for as fast as the host answers.</param>
internal sealed record LoadPlan(int Clients, int Batch, int CasesInHundred, int Rate = 0)
{
    /// <summary>Time between two requests of one caller.</summary>
    public TimeSpan Interval => Rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)Clients * Batch / Rate);
}

/// <summary>One accepted request.</summary>
/// <param name="RequestId">As the host named it.</param>
/// <param name="Findings">Findings in it.</param>
/// <param name="Sent">Timestamp at which it was due: waiting behind a slow answer counts.</param>
/// <param name="Answered">Timestamp after the 201.</param>
internal readonly record struct Acceptance(Guid RequestId, int Findings, long Sent, long Answered);

/// <summary>Callers as they should be: one key for each request, and the same request again until it is answered.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly HttpClient _http;
    private readonly byte[][] _bodies;
    private readonly Uri _address;
    private readonly LoadPlan _plan;
    private int _busy;
    private int _repeated;

    public LoadGenerator(int port, string token, LoadPlan plan)
    {
        _plan = plan;
        _address = new Uri($"http://127.0.0.1:{port}/api/v1/findings");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Clients, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _bodies = [.. Enumerable.Range(0, 50).Select(i => Body(i, plan))];
    }

    public ConcurrentBag<Acceptance> Accepted { get; } = [];

    /// <summary>Answers 503: the host was full and said so.</summary>
    public int Busy => Volatile.Read(ref _busy);

    /// <summary>Attempts without an answer, repeated under their key.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>Loads until <paramref name="until"/>; every request that was begun is carried to its answer.</summary>
    public Task RunAsync(CancellationToken until, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, _plan.Clients).Select(client => Task.Run(() => CallAsync(client, until, cancellationToken), cancellationToken)));

    public void Dispose() => _http.Dispose();

    private async Task CallAsync(int client, CancellationToken until, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var number = 0; !until.IsCancellationRequested; number++)
        {
            var sent = await DueAsync(begun, client, number, cancellationToken);
            var (key, body) = (Guid.NewGuid().ToString(), _bodies[(client + number) % _bodies.Length]);
            Guid? accepted = null;
            while (accepted is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                accepted = await TryAsync(key, body, cancellationToken);
            }

            Accepted.Add(new Acceptance(accepted.Value, _plan.Batch, sent, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>Waits until the request is due. A caller that is late sends at once, and its wait counts as latency.</summary>
    private async Task<long> DueAsync(long begun, int client, int number, CancellationToken cancellationToken)
    {
        if (_plan.Rate == 0)
        {
            return Stopwatch.GetTimestamp();
        }

        var after = _plan.Interval * (number + ((double)client / _plan.Clients));
        var left = after - Stopwatch.GetElapsedTime(begun);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellationToken);
        }

        return begun + (long)(after.TotalSeconds * Stopwatch.Frequency);
    }

    private async Task<Guid?> TryAsync(string key, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await _http.SendAsync(request, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
                return json.RootElement.GetProperty("requestId").GetGuid();
            }

            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                throw new BenchException($"The host refuses the load: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            }

            Interlocked.Increment(ref _busy);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref _repeated);
        }

        await Task.Delay(100, cancellationToken);
        return null;
    }

    private static byte[] Body(int number, LoadPlan plan)
    {
        var json = new StringBuilder("[");
        for (var i = 0; i < plan.Batch; i++)
        {
            var opens = ((number * plan.Batch) + i) % 100 < plan.CasesInHundred;
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"serviceId":"{{{BenchModule.ServiceId}}}","kind":"illegal-parking","score":{{{(opens ? "0.9" : "0.3")}}},"severity":"caution",
                "place":{"name":"강남역 {{{i}}}번 출구","latitude":37.49{{{i % 100:00}}},"longitude":127.02{{{number:00}}} },"at":"2026-11-22T09:00:00+09:00",
                "evidence":[{"kind":"text","label":"설명","text":"차가 인도를 막고 있습니다 {{{number}}}-{{{i}}}"}],
                "snapshot":{"modelId":"bench-rule","modelVersion":"1","inputHash":"{{{new string('a', 64)}}}","thresholds":{"score":0.5} } }
                """);
        }

        return Encoding.UTF8.GetBytes(json.Append(']').ToString());
    }
}
