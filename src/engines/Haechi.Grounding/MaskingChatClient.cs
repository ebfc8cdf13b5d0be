using Microsoft.Extensions.AI;

namespace Haechi.Grounding;

/// <summary>Masks what people wrote before it leaves the house. Everything that goes through this client is masked; nothing can be sent around it.</summary>
/// <param name="inner">Where the masked messages go.</param>
/// <param name="mask">Hides personal data in a text.</param>
public sealed class MaskingChatClient(IChatClient inner, Func<string, string> mask) : DelegatingChatClient(inner)
{
    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(Masked(messages), options, cancellationToken);

    /// <inheritdoc />
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(Masked(messages), options, cancellationToken);

    private IEnumerable<ChatMessage> Masked(IEnumerable<ChatMessage> messages) =>
        [.. messages.Select(m => m.Role == ChatRole.System ? m : new ChatMessage(m.Role, [.. m.Contents.Select(Masked)]))];

    private AIContent Masked(AIContent content) => content switch
    {
        TextContent text => new TextContent(mask(text.Text)),
        _ => throw new NotSupportedException($"{content.GetType().Name} cannot be masked and is not sent."),
    };
}
