using System.Security.Cryptography;
using System.Text;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Logging;

namespace Haechi.OnlineSafety.Collection.Sources;

/// <summary>Hands an item to everybody who reads what is collected. One bad item, or one reader that fails at it, stops nothing.</summary>
internal sealed partial class ItemHandover(IEnumerable<ICollectedItemReader> readers, ILogger<ItemHandover> log)
{
    /// <summary>A reader failed at an item that is perhaps not at fault.</summary>
    public const string Failed = "reader-failed";

    /// <returns>Why it was skipped, by whoever skipped it; empty when all have read it.</returns>
    /// <exception cref="StorageUnavailableException">Nothing can be stored now; the item must come again.</exception>
    public async Task<IReadOnlyList<string>> GiveAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var reader in readers)
        {
            try
            {
                if (await reader.ReadAsync(item, cancellationToken) is { } reason)
                    reasons.Add(reason);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or StorageUnavailableException))
            {
                LogFailure(exception, reader.GetType().Name, item.Kind);
                reasons.Add(Failed);
            }
        }

        return reasons;
    }

    /// <summary>The same for the same content at the same address.</summary>
    public static Guid IdOf(Uri address, ReadOnlySpan<byte> content) =>
        new(SHA256.HashData([.. Encoding.UTF8.GetBytes(address.ToString()), .. SHA256.HashData(content)]).AsSpan(0, 16));

    // No address: a log is read by more people than evidence.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Reader} failed at a collected item ({Kind}); the others go on")]
    private partial void LogFailure(Exception exception, string reader, ItemKind kind);
}

/// <summary>A visit of a source: where it is handed items and counts them.</summary>
internal sealed record Visit(SourceRow Source, VisitCounts Counts, ItemHandover Handover, TimeProvider Clock)
{
    public async Task GiveAsync(ItemKind kind, Uri address, Uri? foundOn, DateTimeOffset? publishedAt, string text, ReadOnlyMemory<byte> content, string contentType, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellationToken)
    {
        var item = new CollectedItem(ItemHandover.IdOf(address, content.Span), Source.Id, kind, address, foundOn, Clock.GetUtcNow(), publishedAt, text, content, contentType, headers ?? new Dictionary<string, string>());
        foreach (var reason in await Handover.GiveAsync(item, cancellationToken))
            Counts.Skip(reason);
        Counts.Took(kind);
    }
}
