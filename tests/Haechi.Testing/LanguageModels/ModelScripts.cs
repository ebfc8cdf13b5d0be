using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Haechi.Testing.LanguageModels;

/// <summary>Ways in which a model answers.</summary>
public static class ModelScripts
{
    /// <summary>Tokens that it says it read and wrote.</summary>
    public const int TokensIn = 321, TokensOut = 45;

    /// <summary>The first sentence of the first passage, cited.</summary>
    public static ModelScript QuotesFirstPassage { get; } = (request, response, gone) =>
    {
        var body = string.Join(' ', request.FirstPassage.Skip(1));
        var end = body.IndexOf(". ", StringComparison.Ordinal);
        return Says((end < 0 ? body : body[..(end + 1)]) + " [1]")(request, response, gone);
    };

    /// <summary>Never says a word.</summary>
    public static ModelScript Silent { get; } = async (_, response, gone) =>
    {
        await BeginAsync(response, gone);
        await Task.Delay(Timeout.Infinite, gone);
    };

    /// <summary>Answers something that is no JSON.</summary>
    public static ModelScript Gibberish { get; } = async (_, response, gone) =>
    {
        await BeginAsync(response, gone);
        await response.WriteAsync("data: <html>nginx says hello</html>\n\n", gone);
    };

    /// <summary>Writes without end, whatever limit it was given.</summary>
    public static ModelScript Endless { get; } = async (_, response, gone) =>
    {
        await BeginAsync(response, gone);
        while (true)
        {
            await PieceAsync(response, new string('가', 500) + ". ", gone);
        }
    };

    /// <summary>Sends one line without end.</summary>
    public static ModelScript EndlessLine { get; } = async (_, response, gone) =>
    {
        await BeginAsync(response, gone);
        await response.WriteAsync("data: ", gone);
        var junk = new string('x', 64 * 1024);
        while (true)
        {
            await response.WriteAsync(junk, gone);
        }
    };

    /// <summary>These pieces, then the usage.</summary>
    public static ModelScript Says(params string[] pieces) => async (_, response, gone) =>
    {
        await PiecesAsync(response, pieces, gone);
        await WriteAsync(response, new { id = "c-1", @object = "chat.completion.chunk", created = 1, model = ModelServer.Model, choices = new[] { new { index = 0, delta = new { }, finish_reason = "stop" } } }, gone);
        await WriteAsync(response, new { id = "c-1", @object = "chat.completion.chunk", created = 1, model = ModelServer.Model, choices = Array.Empty<object>(), usage = new { prompt_tokens = TokensIn, completion_tokens = TokensOut, total_tokens = TokensIn + TokensOut } }, gone);
        await response.WriteAsync("data: [DONE]\n\n", gone);
    };

    /// <summary>These pieces, and no word about usage.</summary>
    public static ModelScript SaysWithoutUsage(params string[] pieces) => async (_, response, gone) =>
    {
        await PiecesAsync(response, pieces, gone);
        await response.WriteAsync("data: [DONE]\n\n", gone);
    };

    /// <summary>These pieces, then nothing, for ever.</summary>
    public static ModelScript SaysAndStalls(params string[] pieces) => async (_, response, gone) =>
    {
        await PiecesAsync(response, pieces, gone);
        await Task.Delay(Timeout.Infinite, gone);
    };

    /// <summary>These pieces, then the connection breaks.</summary>
    public static ModelScript SaysAndBreaks(params string[] pieces) => async (_, response, gone) =>
    {
        await PiecesAsync(response, pieces, gone);
        response.HttpContext.Abort();
    };

    /// <summary>These pieces once <paramref name="when"/> is done.</summary>
    public static ModelScript SaysAfter(Task when, params string[] pieces) => async (request, response, gone) =>
    {
        await when.WaitAsync(gone);
        await Says(pieces)(request, response, gone);
    };

    /// <summary>An error, whose text repeats the key, as some servers do.</summary>
    public static ModelScript Refuses(int status) => async (request, response, gone) =>
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.WriteAsync(JsonSerializer.Serialize(new { error = new { message = $"Incorrect API key provided: {request.Authorization}", type = "error", code = "error" } }), gone);
    };

    /// <summary>Redirects somewhere else.</summary>
    public static ModelScript RedirectsTo(string address) => (_, response, _) =>
    {
        response.StatusCode = 307;
        response.Headers.Location = address;
        return Task.CompletedTask;
    };

    private static async Task PiecesAsync(HttpResponse response, string[] pieces, CancellationToken gone)
    {
        await BeginAsync(response, gone);
        foreach (var piece in pieces)
        {
            await PieceAsync(response, piece, gone);
        }
    }

    private static async Task BeginAsync(HttpResponse response, CancellationToken gone)
    {
        response.ContentType = "text/event-stream";
        await response.StartAsync(gone);
        await response.Body.FlushAsync(gone);
    }

    private static Task PieceAsync(HttpResponse response, string text, CancellationToken gone) => WriteAsync(
        response, new { id = "c-1", @object = "chat.completion.chunk", created = 1, model = ModelServer.Model, choices = new[] { new { index = 0, delta = new { role = "assistant", content = text } } } }, gone);

    private static async Task WriteAsync(HttpResponse response, object chunk, CancellationToken gone)
    {
        await response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", gone);
        await response.Body.FlushAsync(gone);
    }
}
