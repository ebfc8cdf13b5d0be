using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Haechi.Testing.LanguageModels;

/// <summary>A server on loopback that speaks the OpenAI protocol (chat completions as a stream, embeddings) and behaves as a script says, well or badly.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    /// <summary>Name of the model that it claims to be.</summary>
    public const string Model = "scripted-model";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _ending = new();

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>Address up to the version.</summary>
    public string Endpoint => _app.Urls.First() + "/v1";

    /// <summary>How it answers from now on. By default it says the first sentence of the first passage, and cites it.</summary>
    public ModelScript Script { get; set; } = ModelScripts.QuotesFirstPassage;

    /// <summary>How it answers texts that want vectors from now on. By default texts that share letters are near.</summary>
    public VectorScript Vectors { get; set; } = VectorScripts.ByLetters;

    /// <summary>Every text that wanted a vector, in order.</summary>
    public ConcurrentQueue<string> Embedded { get; } = [];

    /// <summary>Everything that was asked, in order.</summary>
    public ConcurrentQueue<ModelRequest> Asked { get; } = [];

    /// <summary>Starts one.</summary>
    /// <param name="port">0 for any.</param>
    public static async Task<ModelServer> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new ModelServer(app);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        app.MapPost("/v1/embeddings", server.EmbedAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Settings under which the product speaks to this server: it must be named twice, as a destination and as a network that may be called.</summary>
    /// <param name="more">Further settings.</param>
    public (string Key, string? Value)[] Settings(params (string Key, string? Value)[] more) =>
    [
        ("language_model:Endpoint", Endpoint),
        ("language_model:Model", Model),
        ("web:Outgoing:Destinations:0", "127.0.0.1"),
        ("web:Outgoing:AllowedNetworks:0", "127.0.0.0/8"),
        .. more,
    ];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _app.DisposeAsync();
        _ending.Dispose();
    }

    private async Task EmbedAsync(HttpContext context)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        List<string> texts = [.. json.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!)];
        texts.ForEach(Embedded.Enqueue);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ending.Token);
        try
        {
            await Vectors(texts, json.RootElement.TryGetProperty("encoding_format", out var form) && form.GetString() == "base64", context.Response, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller hung up, or the test is over.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new ModelRequest(await reader.ReadToEndAsync(context.RequestAborted), context.Request.Headers.Authorization.ToString());
        Asked.Enqueue(request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ending.Token);
        try
        {
            await Script(request, context.Response, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller hung up, or the test is over.
        }
    }
}

/// <summary>Answers one request.</summary>
public delegate Task ModelScript(ModelRequest request, HttpResponse response, CancellationToken gone);

/// <summary>Answers texts that want vectors.</summary>
/// <param name="texts">The texts.</param>
/// <param name="packed">Whether the caller wants the numbers as base64.</param>
/// <param name="response">Where to.</param>
/// <param name="gone">The caller hung up, or the test is over.</param>
public delegate Task VectorScript(IReadOnlyList<string> texts, bool packed, HttpResponse response, CancellationToken gone);
