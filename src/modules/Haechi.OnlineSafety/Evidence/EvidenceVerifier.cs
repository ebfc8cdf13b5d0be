using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Haechi.OnlineSafety.Evidence;

/// <summary>Checks an archive of evidence and names what was altered, removed or added.</summary>
internal static class EvidenceVerifier
{
    public static EvidenceVerdict Verify(byte[] archive)
    {
        if (Read(archive) is not { } entries)
        {
            return Unreadable("");
        }

        var byName = entries.GroupBy(e => e.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        if (!byName.TryGetValue(EvidenceManifest.FileName, out var manifestFile) || Parse<EvidenceManifest>(manifestFile) is not { Entries: not null } manifest || manifest.Entries.Any(e => e?.Name is null))
        {
            return Unreadable(EvidenceManifest.FileName);
        }

        if (!byName.TryGetValue(EvidenceSignature.FileName, out var signatureFile) || Parse<EvidenceSignature>(signatureFile) is not { } signature)
        {
            return Unreadable(EvidenceSignature.FileName);
        }

        var faults = new List<EvidenceFault>();
        if (!Signed(signature, manifestFile.Bytes.Span))
        {
            faults.Add(new(EvidenceFaultKind.Signature, EvidenceManifest.FileName));
        }

        faults.AddRange(Compare(manifest, entries, byName));
        if (faults.Count == 0 && !StoredZip.Write(entries).AsSpan().SequenceEqual(archive))
        {
            faults.Add(new(EvidenceFaultKind.Container, ""));
        }

        return new(faults, faults.Any(f => f.Kind == EvidenceFaultKind.Signature) ? null : signature.Fingerprint, manifest);
    }

    private static IEnumerable<EvidenceFault> Compare(EvidenceManifest manifest, List<EvidenceEntry> entries, Dictionary<string, EvidenceEntry> byName)
    {
        var told = manifest.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var sum in manifest.Entries)
        {
            if (!byName.TryGetValue(sum.Name, out var entry))
            {
                yield return new(EvidenceFaultKind.Removed, sum.Name);
            }
            else if (EvidenceArchive.SumOf(entry) != sum)
            {
                yield return new(EvidenceFaultKind.Altered, sum.Name);
            }
        }

        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!own.Add(entry.Name) || (!told.Contains(entry.Name) && entry.Name is not (EvidenceManifest.FileName or EvidenceSignature.FileName)))
            {
                yield return new(EvidenceFaultKind.Added, entry.Name);
            }
        }
    }

    private static bool Signed(EvidenceSignature signature, ReadOnlySpan<byte> manifest)
    {
        try
        {
            var key = Convert.FromBase64String(signature.PublicKey);
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(key, out var read);
            return read == key.Length && signature.Algorithm == EvidenceSignature.Ecdsa && EvidenceKey.FingerprintOf(key) == signature.Fingerprint
                && ecdsa.VerifyData(manifest, Convert.FromBase64String(signature.Signature), HashAlgorithmName.SHA256)
                // Base64 and JSON have several forms for one content; only ours was signed.
                && Convert.ToBase64String(key) == signature.PublicKey && Convert.ToBase64String(Convert.FromBase64String(signature.Signature)) == signature.Signature;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException or NotSupportedException)
        {
            // A point that is not on the curve is "not supported" on some platforms.
            return false;
        }
    }

    // A check sum that does not fit makes the reader throw; the entry is then read as nothing, and so as altered.
    private static List<EvidenceEntry>? Read(byte[] archive)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Sum(e => e.Length) > StoredZip.LongestArchive ? null : [.. zip.Entries.Select(e => new EvidenceEntry(e.FullName, Bytes(e)))];
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        try
        {
            using var from = entry.Open();
            using var bytes = new MemoryStream();
            var piece = new byte[1 << 16];
            for (int read; (read = from.Read(piece)) > 0;)
            {
                // What is unpacked is more than the archive says: a bomb.
                if (bytes.Length + read > entry.Length)
                    return [];
                bytes.Write(piece, 0, read);
            }

            return bytes.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return [];
        }
    }

    // A form that says the same in other bytes was not signed by us.
    private static T? Parse<T>(EvidenceEntry file)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(file.Bytes.Span, EvidenceArchive.Json) is { } value
                && (value is EvidenceManifest || JsonSerializer.SerializeToUtf8Bytes(value, EvidenceArchive.Json).AsSpan().SequenceEqual(file.Bytes.Span)) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EvidenceVerdict Unreadable(string entry) => new([new(EvidenceFaultKind.Unreadable, entry)], null, null);
}
