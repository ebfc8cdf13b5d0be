using System.Text;

namespace Haechi.OnlineSafety.Evidence;

/// <summary>One file of an evidence archive (증거 꾸러미).</summary>
/// <param name="Name">Name within the archive: letters, digits, dots, dashes and slashes.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record EvidenceEntry(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A text file in UTF-8.</summary>
    public static EvidenceEntry Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}

/// <summary>What an archive says of itself, signed.</summary>
/// <param name="Form">Version of the form: 1.</param>
/// <param name="Subject">What it is evidence of, e.g. <c>removal-hit:</c> and an id.</param>
/// <param name="SealedAt">When it was made (UTC).</param>
/// <param name="Entries">Every file but the manifest and the signature: name, length in bytes and hex SHA-256.</param>
internal sealed record EvidenceManifest(int Form, string Subject, DateTimeOffset SealedAt, IReadOnlyList<EvidenceSum> Entries)
{
    /// <summary>Name of the manifest in the archive.</summary>
    public const string FileName = "manifest.json";
}

/// <param name="Name">Name within the archive.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Hex.</param>
internal sealed record EvidenceSum(string Name, long Bytes, string Sha256);

/// <summary>The signature over the bytes of the manifest.</summary>
/// <param name="Algorithm"><c>ECDSA-P256-SHA256</c>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, Base64.</param>
/// <param name="Fingerprint">Hex SHA-256 of the public key.</param>
/// <param name="Signature">Base64, IEEE P1363 form.</param>
internal sealed record EvidenceSignature(string Algorithm, string PublicKey, string Fingerprint, string Signature)
{
    /// <summary>Name of the signature in the archive.</summary>
    public const string FileName = "signature.json";

    /// <summary>The only algorithm of this version.</summary>
    public const string Ecdsa = "ECDSA-P256-SHA256";
}
