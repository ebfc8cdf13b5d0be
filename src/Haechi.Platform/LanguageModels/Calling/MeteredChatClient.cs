using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Haechi.Platform.LanguageModels.Calling;

/// <summary>Sets the cost of a call aside before it is made and counts what comes. Everything streams, so that a slow answer can be left at any word.</summary>
internal sealed class MeteredChatClient(IChatClient inner, ModelCall call, int mostTokens) : DelegatingChatClient(inner)
{
    // An endpoint that does not heed the limit is cut off at this many characters for each token of it.
    private const int MostCharactersPerToken = 8;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> sent = [.. messages];
        var limited = options?.Clone() ?? new ChatOptions();
        limited.MaxOutputTokens = Math.Min(limited.MaxOutputTokens ?? mostTokens, mostTokens);
        await call.BeginAsync(TokenEstimate.Of(sent), limited.MaxOutputTokens.Value, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(sent, limited, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var characters = 0L;
        while (await NextAsync(updates))
        {
            call.Saw(updates.Current);
            yield return updates.Current;
            characters += updates.Current.Text.Length;
            if (characters > (long)mostTokens * MostCharactersPerToken)
            {
                call.FaultedBy("It wrote far more than it was asked to.");
                throw new InvalidOperationException("The language model does not heed its limit.");
            }
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception)
        {
            call.FaultedBy(EndpointFault.Of(exception));
            throw;
        }
    }
}
