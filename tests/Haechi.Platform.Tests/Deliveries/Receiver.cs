using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Tests.Deliveries;

/// <summary>A receiver of webhooks on loopback that answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Calls { get; } = [];

    /// <summary>What it answers from now on.</summary>
    public int Status { get; set; } = 204;

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver.Calls.Enqueue(new Received(request.Headers["Haechi-Delivery"]!, request.Headers["Haechi-Signature"]!, body.ToArray()));
            return Results.StatusCode(receiver.Status);
        });
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One call.</summary>
internal sealed record Received(string Delivery, string Signature, byte[] Body)
{
    public List<long> Sequences => [.. JsonDocument.Parse(Body).RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt64())];

    public List<string> Topics => [.. JsonDocument.Parse(Body).RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("topic").GetString()!)];
}
