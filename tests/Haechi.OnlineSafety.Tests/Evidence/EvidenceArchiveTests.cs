using System.IO.Compression;
using System.Security.Cryptography;
using Haechi.OnlineSafety.Evidence;

namespace Haechi.OnlineSafety.Tests.Evidence;

/// <summary>An archive of evidence says when it is not what was signed, and where.</summary>
public sealed class EvidenceArchiveTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);
    private readonly EvidenceKey _key = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void What_was_written_is_intact_and_names_its_key()
    {
        var verdict = EvidenceVerifier.Verify(Archive());

        verdict.Faults.ShouldBeEmpty();
        verdict.Fingerprint.ShouldBe(_key.Fingerprint);
        verdict.Manifest!.Subject.ShouldBe("removal-hit:1");
        verdict.Manifest.Entries.Select(e => e.Name).ShouldBe(["page.html", "페이지.txt", "empty.bin"]);
    }

    [Fact]
    public void Any_flipped_byte_shows()
    {
        var archive = Archive();
        for (var at = 0; at < archive.Length; at++)
        {
            var altered = archive.ToArray();
            altered[at] ^= (byte)(1 << (at % 8));

            EvidenceVerifier.Verify(altered).Intact.ShouldBeFalse($"byte {at} of {archive.Length}");
        }
    }

    [Fact]
    public void Any_cut_and_anything_behind_the_end_shows()
    {
        var archive = Archive();
        for (var length = 0; length < archive.Length; length += 7)
            EvidenceVerifier.Verify(archive[..length]).Intact.ShouldBeFalse($"cut to {length}");
        EvidenceVerifier.Verify([.. archive, 0]).Intact.ShouldBeFalse();
        EvidenceVerifier.Verify([0, .. archive]).Intact.ShouldBeFalse();
    }

    [Fact]
    public void An_altered_a_removed_and_an_added_entry_are_named()
    {
        var altered = Changed(zip => Replace(zip, "page.html", "other"));
        var removed = Changed(zip => zip.GetEntry("empty.bin")!.Delete());
        var added = Changed(zip => zip.CreateEntry("more.txt"));
        var twice = Changed(zip => zip.CreateEntry("page.html"));

        EvidenceVerifier.Verify(altered).Faults.ShouldBe([new(EvidenceFaultKind.Altered, "page.html")]);
        EvidenceVerifier.Verify(removed).Faults.ShouldBe([new(EvidenceFaultKind.Removed, "empty.bin")]);
        EvidenceVerifier.Verify(added).Faults.ShouldBe([new(EvidenceFaultKind.Added, "more.txt")]);
        EvidenceVerifier.Verify(twice).Faults.ShouldBe([new(EvidenceFaultKind.Added, "page.html")]);
    }

    [Fact]
    public void An_archive_that_was_only_packed_anew_says_so()
    {
        EvidenceVerifier.Verify(Changed(_ => { })).Faults.ShouldBe([new(EvidenceFaultKind.Container, "")]);
    }

    [Fact]
    public void Whoever_signs_with_another_key_is_not_taken_for_this_instance()
    {
        using var other = new EvidenceKey(RandomNumberGenerator.GetBytes(32));
        var forged = EvidenceArchive.Write([EvidenceEntry.Text("page.html", "forged")], other, "removal-hit:1", At);
        using var said = new StringWriter();

        EvidenceVerb.Tell(forged, new HashSet<string> { _key.Fingerprint }, said).ShouldBe(EvidenceVerb.KeyUnknown);
        said.ToString().ShouldContain("key unknown");
        EvidenceVerb.Tell(forged, new HashSet<string> { other.Fingerprint }, said).ShouldBe(EvidenceVerb.Intact);
        EvidenceVerb.Tell([1, 2, 3], new HashSet<string>(), said).ShouldBe(EvidenceVerb.Unusable);
        EvidenceVerb.Tell(Changed(zip => Replace(zip, "page.html", "x")), new HashSet<string> { _key.Fingerprint }, said).ShouldBe(EvidenceVerb.Altered);
    }

    [Fact]
    public void A_signature_of_another_archive_does_not_fit()
    {
        var other = EvidenceArchive.Write([EvidenceEntry.Text("page.html", "other")], _key, "removal-hit:2", At);
        using var zip = new ZipArchive(new MemoryStream(other));
        using var reader = new StreamReader(zip.GetEntry(EvidenceSignature.FileName)!.Open());
        var signature = reader.ReadToEnd();

        EvidenceVerifier.Verify(Changed(archive => Replace(archive, EvidenceSignature.FileName, signature))).Faults
            .ShouldBe([new(EvidenceFaultKind.Signature, EvidenceManifest.FileName)]);
    }

    [Fact]
    public void A_key_that_is_no_point_of_the_curve_is_no_signature()
    {
        for (var bit = 0; bit < 16; bit++)
        {
            var key = _key.PublicKey.ToArray();
            key[^(1 + (bit / 8))] ^= (byte)(1 << (bit % 8));
            var forged = new EvidenceSignature(EvidenceSignature.Ecdsa, Convert.ToBase64String(key), EvidenceKey.FingerprintOf(key), Convert.ToBase64String(_key.Sign("x"u8)));
            var json = System.Text.Encoding.UTF8.GetString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(forged, EvidenceArchive.Json));

            EvidenceVerifier.Verify(Changed(archive => Replace(archive, EvidenceSignature.FileName, json))).Faults.ShouldContain(new EvidenceFault(EvidenceFaultKind.Signature, EvidenceManifest.FileName));
        }
    }

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        Should.Throw<ArgumentException>(() => EvidenceArchive.Write([EvidenceEntry.Text("a", ""), EvidenceEntry.Text("A", "")], _key, "s", At));
        Should.Throw<ArgumentException>(() => EvidenceArchive.Write([EvidenceEntry.Text("manifest.json", "")], _key, "s", At));
    }

    public void Dispose() => _key.Dispose();

    private byte[] Archive() => EvidenceArchive.Write(
        [EvidenceEntry.Text("page.html", "<p>쪽</p>"), EvidenceEntry.Text("페이지.txt", "읽을 글"), new EvidenceEntry("empty.bin", ReadOnlyMemory<byte>.Empty)], _key, "removal-hit:1", At);

    private byte[] Changed(Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(Archive());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
            // An archive is only written anew when something was touched.
            Replace(zip, "empty.bin", "");
        }

        return stream.ToArray();
    }

    private static void Replace(ZipArchive zip, string name, string text)
    {
        if (zip.GetEntry(name) is not { } entry)
            return;
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
