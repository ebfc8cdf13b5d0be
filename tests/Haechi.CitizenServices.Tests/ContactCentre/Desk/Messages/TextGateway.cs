using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Messages;

/// <summary>A gateway for text messages on loopback.</summary>
internal sealed class TextGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TextGateway(WebApplication app) => _app = app;

    public string Url => _app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/messages";

    /// <summary>Every request that came, with its idempotency key and token.</summary>
    public ConcurrentQueue<(JsonElement Body, string Key, string Token)> Requests { get; } = new();

    /// <summary>Statuses of the next answers; 202 when there is none.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    public static async Task<TextGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var gateway = new TextGateway(app);
        app.MapPost("/messages", gateway.TakeAsync);
        await app.StartAsync();
        return gateway;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        Requests.Enqueue((body, request.Headers["Idempotency-Key"].ToString(), request.Headers.Authorization.ToString()));
        return Results.StatusCode(Answers.TryDequeue(out var status) ? status : 202);
    }
}
