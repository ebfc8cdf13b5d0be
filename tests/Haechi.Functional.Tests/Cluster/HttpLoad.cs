using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Haechi.Functional.Tests.Cluster;

/// <summary>Hands in observations without pause, to whichever host answers, and remembers what was accepted.</summary>
internal sealed class HttpLoad(IReadOnlyList<Uri> hosts, string token, string serviceId)
{
    private const int Callers = 2;
    private const int Batch = 10;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Ids that a host answered for with 201.</summary>
    public ConcurrentBag<Guid> Accepted { get; } = [];

    public void Start() => _running = Task.WhenAll(Enumerable.Range(0, Callers).Select(RunAsync));

    /// <summary>Stops after the batches that are under way have been accepted.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    private async Task RunAsync(int caller)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (!_stop.IsCancellationRequested)
        {
            var ids = Enumerable.Range(0, Batch).Select(_ => Guid.CreateVersion7()).ToList();
            await HandInAsync(client, caller, ids);
            ids.ForEach(Accepted.Add);
        }
    }

    /// <summary>Tries one host after the other with the same key until one says 201.</summary>
    private async Task HandInAsync(HttpClient client, int caller, List<Guid> ids)
    {
        var key = $"{caller}-{ids[0]}";
        for (var attempt = caller; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hosts[attempt % hosts.Count], "/api/v1/observations"));
            request.Headers.Add("Idempotency-Key", key);
            request.Content = JsonContent.Create(ids.Select(id => new { id, serviceId, kind = "reading", source = "http", observedAt = "2026-11-22T03:00:00Z", payload = new { } }));
            try
            {
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    return;
                }

                (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway).ShouldBeTrue(await answer.Content.ReadAsStringAsync());
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
            {
                // The host is gone, perhaps after it stored the batch: the key makes handing it in again harmless.
            }
        }
    }
}
