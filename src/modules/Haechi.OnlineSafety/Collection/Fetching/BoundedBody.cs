using System.IO.Compression;

namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>Reads a body within limits of bytes (as they come and unpacked), of silence and of slowness.</summary>
internal static class BoundedBody
{
    private const int Piece = 1 << 16;

    /// <returns>The unpacked bytes, or why they are not taken.</returns>
    /// <exception cref="InvalidDataException">The packing is broken.</exception>
    public static async Task<(byte[] Content, string? Skipped)> ReadAsync(HttpContent body, FetchRequest request, FetchLimits limits, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Believed only when it refuses: a server that names less than it sends is cut off by the count below.
        if (!request.KeepBeginning && body.Headers.ContentLength > request.Bytes)
            return ([], SkipReason.TooLarge);
        await using var raw = await body.ReadAsStreamAsync(cancellationToken);
        await using var wire = new CountedStream(raw, request.KeepBeginning ? long.MaxValue : request.Bytes, limits, clock);
        await using var plain = Unpack(body, wire);
        if (plain is null)
            return ([], SkipReason.BrokenPacking);
        try
        {
            var content = await CopyAsync(plain, request.Bytes, cancellationToken);
            return wire.Skipped is { } reason ? ([], reason)
                : content.Length > request.Bytes && !request.KeepBeginning ? ([], SkipReason.TooLarge)
                : (content.AsSpan(0, (int)Math.Min(content.Length, request.Bytes)).ToArray(), null);
        }
        catch (InvalidDataException) when (wire.Skipped is not null)
        {
            return ([], wire.Skipped);
        }
    }

    /// <returns>The bytes, up to a piece more than <paramref name="most"/>.</returns>
    private static async Task<byte[]> CopyAsync(Stream plain, long most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var piece = new byte[Piece];
        for (int count; content.Length <= most && (count = await plain.ReadAsync(piece, cancellationToken)) > 0;)
            content.Write(piece, 0, count);
        return content.ToArray();
    }

    private static Stream? Unpack(HttpContent body, CountedStream wire)
    {
        var packings = body.Headers.NonValidated.TryGetValues("Content-Encoding", out var named) ? string.Join(',', named).Trim() : "";
        return packings.ToLowerInvariant() switch
        {
            "" or "identity" => wire,
            "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
            "br" => new BrotliStream(wire, CompressionMode.Decompress),
            _ => null, // Twice packed, or packed in a way that was not asked for: bombs come so.
        };
    }
}
