using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Haechi.Host.Bench;

/// <summary>Receives webhooks on loopback, drops doubles by delivery id as a receiver should, and notes when what arrived.</summary>
internal sealed class BenchReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte> _deliveries = [];
    private readonly ConcurrentDictionary<Guid, int> _findings = [];
    private int _doubledDeliveries;

    private BenchReceiver(WebApplication app) => _app = app;

    /// <summary>When the message of an acceptance arrived, by request id.</summary>
    public ConcurrentDictionary<Guid, long> Arrivals { get; } = [];

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/";

    /// <summary>Findings that arrived, each once.</summary>
    public int Findings => _findings.Count;

    /// <summary>Deliveries that arrived more than once; allowed, and dropped.</summary>
    public int DoubledDeliveries => Volatile.Read(ref _doubledDeliveries);

    /// <summary>Findings that a receiver saw more than once although it drops doubled deliveries; not allowed.</summary>
    public int DoubledFindings => _findings.Count(f => f.Value > 1);

    public static async Task<BenchReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new BenchReceiver(app);
        app.MapPost("/", receiver.TakeAsync);
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        var now = Stopwatch.GetTimestamp();
        if (!_deliveries.TryAdd(request.Headers["Haechi-Delivery"].ToString(), 0))
        {
            Interlocked.Increment(ref _doubledDeliveries);
            return Results.NoContent();
        }

        foreach (var item in body.RootElement.GetProperty("events").EnumerateArray())
        {
            var data = item.GetProperty("data");
            Arrivals.TryAdd(data.GetProperty("requestId").GetGuid(), now);
            foreach (var finding in data.GetProperty("findings").EnumerateArray())
            {
                _findings.AddOrUpdate(finding.GetProperty("id").GetGuid(), 1, (_, seen) => seen + 1);
            }
        }

        return Results.NoContent();
    }
}
