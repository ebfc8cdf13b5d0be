using System.Security.Cryptography;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.Evidence;

/// <summary>
/// The key with which this instance signs evidence: ECDSA on P-256, from 32 bytes in <c>keys/evidence.key</c> of the data
/// folder (<c>HAECHI_EVIDENCE_KEY_FILE</c> names another place). Its fingerprint is what others compare with.
/// </summary>
internal sealed class EvidenceKey : IDisposable
{
    /// <summary>Name of the key file.</summary>
    public const string Name = "evidence";

    private readonly ECDsa _key;

    /// <param name="secret">32 bytes.</param>
    public EvidenceKey(byte[] secret)
    {
        _key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
        PublicKey = _key.ExportSubjectPublicKeyInfo();
        Fingerprint = FingerprintOf(PublicKey);
    }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Hex SHA-256 of the public key.</summary>
    public string Fingerprint { get; }

    public static string FingerprintOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    public byte[] Sign(ReadOnlySpan<byte> bytes) => _key.SignData(bytes, HashAlgorithmName.SHA256);

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}

/// <summary>Holds the instance's key once it was read; the first use makes it.</summary>
internal sealed class EvidenceKeyring(KeyFiles files) : IDisposable
{
    private readonly Lazy<EvidenceKey> _key = new(() => new EvidenceKey(files.Read(EvidenceKey.Name)));

    public EvidenceKey Own => _key.Value;

    /// <summary>Fingerprints of this instance: its key and those that it replaced.</summary>
    public IReadOnlySet<string> Known()
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { Own.Fingerprint };
        foreach (var secret in files.ReadEarlier(EvidenceKey.Name))
        {
            using var earlier = new EvidenceKey(secret);
            known.Add(earlier.Fingerprint);
        }

        return known;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_key.IsValueCreated)
            _key.Value.Dispose();
    }
}
