using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Haechi.OnlineSafety.Evidence;

/// <summary>
/// Writes evidence as one signed archive: a ZIP of the files, <c>manifest.json</c> with the SHA-256 of each, and
/// <c>signature.json</c> with the signature over the manifest and the public key.
/// </summary>
internal static class EvidenceArchive
{
    /// <summary>The form of the manifest and the signature.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="entries">The files; names must differ.</param>
    /// <param name="key">Signs.</param>
    /// <param name="subject">What it is evidence of, e.g. <c>removal-hit:</c> and an id.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="ArgumentException">Two files have the same name, or one has a name of the archive's own.</exception>
    public static byte[] Write(IReadOnlyList<EvidenceEntry> entries, EvidenceKey key, string subject, DateTimeOffset at)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { EvidenceManifest.FileName, EvidenceSignature.FileName };
        if (entries.FirstOrDefault(e => !names.Add(e.Name)) is { } twice)
        {
            throw new ArgumentException($"The archive already holds a file named {twice.Name}.", nameof(entries));
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(new EvidenceManifest(1, subject, at.ToUniversalTime(), [.. entries.Select(SumOf)]), Json);
        var signature = new EvidenceSignature(EvidenceSignature.Ecdsa, Convert.ToBase64String(key.PublicKey), key.Fingerprint, Convert.ToBase64String(key.Sign(manifest)));
        return StoredZip.Write(
        [
            .. entries,
            new EvidenceEntry(EvidenceManifest.FileName, manifest),
            new EvidenceEntry(EvidenceSignature.FileName, JsonSerializer.SerializeToUtf8Bytes(signature, Json)),
        ]);
    }

    internal static EvidenceSum SumOf(EvidenceEntry entry) =>
        new(entry.Name, entry.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(entry.Bytes.Span)));
}
