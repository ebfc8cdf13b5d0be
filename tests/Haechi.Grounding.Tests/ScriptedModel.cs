using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Haechi.Grounding.Tests;

/// <summary>Stands for a language model: it says what the test has written, and remembers what it was told.</summary>
internal sealed class ScriptedModel(params string[] pieces) : IChatClient
{
    public List<ChatMessage> Told { get; } = [];

    /// <summary>After its pieces it never ends, deaf to cancellation as some clients are.</summary>
    public bool Hangs { get; init; }

    /// <summary>After its pieces it breaks.</summary>
    public bool Breaks { get; init; }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Told.AddRange(messages);
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }
        if (Hangs)
            await new TaskCompletionSource().Task;
        if (Breaks)
            throw new HttpRequestException("The endpoint went away.");
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 120, OutputTokenCount = 30 })]);
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Told.AddRange(messages);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, string.Concat(pieces))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
