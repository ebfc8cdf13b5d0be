using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;

namespace Haechi.Platform.Ingestion.Reading;

/// <summary>A whole request body, read within a limit, with its hash.</summary>
internal sealed record RequestBody(JsonDocument? Json, string Hash, RequestFault? Fault) : IDisposable
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads at most <paramref name="limit"/> bytes; faults come back as values.</summary>
    public static async Task<RequestBody> ReadAsync(PipeReader reader, long? announced, int limit, CancellationToken cancellationToken)
    {
        if (announced > limit)
        {
            return new RequestBody(null, "", RequestFault.TooLarge(limit)); // before a byte of it crosses the line
        }

        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return new RequestBody(null, "", RequestFault.TooLarge(limit));
            }

            if (read.IsCompleted)
            {
                var body = Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose() => Json?.Dispose();

    private static RequestBody Parse(ReadOnlySequence<byte> bytes)
    {
        try
        {
            return new RequestBody(JsonDocument.Parse(Owned(bytes), Strict), HashOf(bytes), null);
        }
        catch (JsonException exception)
        {
            return new RequestBody(null, "", RequestFault.Malformed(exception));
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair: the parser unescapes names to find doubles.
            return new RequestBody(null, "", RequestFault.Malformed(new JsonException()));
        }
    }

    // The document reads from the bytes for as long as it lives; the pipe reuses its own at once.
    private static ReadOnlyMemory<byte> Owned(ReadOnlySequence<byte> bytes) => bytes.ToArray();

    private static string HashOf(ReadOnlySequence<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in bytes)
        {
            hash.AppendData(part.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
