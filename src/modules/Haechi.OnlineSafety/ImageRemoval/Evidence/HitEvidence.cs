using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Haechi.OnlineSafety.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.ImageRemoval.Evidence;

/// <summary>Puts together and seals what proves a hit. The picture or video itself is not in it: only its hashes.</summary>
internal sealed class HitEvidence(EvidenceKeyring keyring)
{
    /// <summary>What the archive of an evidence row is sealed for.</summary>
    public static string PurposeOf(Guid evidenceId) => $"evidence:{evidenceId:N}";

    /// <summary>Adds the evidence of a hit in the transaction that makes the hit.</summary>
    public void Add(LedgerScope scope, HitRow hit, Sighting seen, CaseKey key)
    {
        var id = Guid.CreateVersion7(scope.At);
        var archive = EvidenceArchive.Write(Entries(scope.At, hit, seen), keyring.Own, $"removal-hit:{hit.Id}", scope.At);
        scope.Use<TakedownDb>().Evidence.Add(new EvidenceRow
        {
            Id = id,
            HitId = hit.Id,
            RequestId = hit.RequestId,
            At = scope.At,
            SealedArchive = key.Seal(archive, PurposeOf(id)),
            Length = archive.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(archive)),
        });
    }

    internal static IReadOnlyList<EvidenceEntry> Entries(DateTimeOffset now, HitRow hit, Sighting seen)
    {
        var entries = new List<EvidenceEntry> { new("hit.json", JsonSerializer.SerializeToUtf8Bytes(Told(now, hit, seen), EvidenceArchive.Json)), EvidenceEntry.Text("headers.txt", Headers(seen.Item.Headers)) };
        if (seen.Page is { } page)
        {
            entries.Add(new EvidenceEntry("page.html", page.Content));
            entries.Add(EvidenceEntry.Text("page.txt", Whole(page.Text)));
            entries.Add(EvidenceEntry.Text("page-headers.txt", Headers(page.Headers)));
        }
        else
        {
            entries.Add(EvidenceEntry.Text("page-missing.txt", seen.Item.FoundOn is null ? "No page is known that shows it.\n" : "The page that shows it was not collected shortly before, and so was not captured.\n"));
        }

        return entries;
    }

    private static object Told(DateTimeOffset now, HitRow hit, Sighting seen) => new
    {
        address = seen.Item.Address.ToString(),
        foundOn = seen.Item.FoundOn?.ToString(),
        kind = seen.Item.Kind.ToString().ToLowerInvariant(),
        contentType = seen.Item.ContentType,
        contentBytes = seen.Item.Content.Length,
        contentSha256 = seen.ContentSha256,
        pdq = seen.Hash.ToString(),
        quality = seen.Quality,
        distance = hit.Distance,
        threshold = hit.Threshold,
        orientation = hit.Orientation,
        part = seen.Match.Part.Length == 0 ? "whole" : seen.Match.Part,
        referenceKind = seen.Match.Reference.Kind.ToString(),
        atSeconds = hit.AtSeconds,
        video = seen.Video,
        appearedAt = hit.AppearedAt,
        collectedAt = seen.Item.CollectedAt,
        detectedAt = now,
        reuploaded = hit.Reuploaded,
        pageBytesCaptured = seen.Page?.Content.Length,
        pageSha256 = seen.Page is { } page ? Convert.ToHexStringLower(SHA256.HashData(page.Content.Span)) : null,
    };

    // Names and values come from outside: a line break in one must not look like another header.
    private static string Headers(IReadOnlyDictionary<string, string>? headers)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in (headers ?? new Dictionary<string, string>()).OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Take(200))
            text.Append(Line(name)).Append(": ").Append(Line(value)).Append('\n');
        return text.Length > 0 ? text.ToString() : "none\n";
    }

    private static string Line(string? text) => new([.. Whole(text).Take(8000).Select(c => char.IsControl(c) ? ' ' : c)]);

    // Half a surrogate pair has no bytes.
    private static string Whole(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
