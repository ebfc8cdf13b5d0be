using Haechi.Platform.Persistence;

namespace Haechi.Platform.Outbox;

/// <summary>
/// Follows the outbox under a durable name. What it does in the given scope commits together with its position, so each message
/// takes effect exactly once; it must do nothing outside that scope. In a cluster one host at a time runs it.
/// </summary>
public interface IOutboxConsumer
{
    /// <summary>Kebab-case name of its position; never change it.</summary>
    string Name { get; }

    /// <summary>Topics it wants; see <see cref="TopicFilter"/>.</summary>
    IReadOnlyCollection<string> Topics { get; }

    /// <summary>
    /// Whether a message of these topics has any effect; asked outside a transaction, so that what has none costs none.
    /// Default true.
    /// </summary>
    bool Concerns(OutboxEvent message) => true;

    /// <summary>Takes one message. After five failures with growing pauses the message is put aside and the next one follows.</summary>
    Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken);
}
