using System.Security.Cryptography;
using System.Text;

namespace Haechi.OnlineSafety.ImageRemoval.Keys;

/// <summary>The opened key of one case: seals and opens with AES-256-GCM what belongs to it.</summary>
internal sealed class CaseKey
{
    /// <summary>Length of the key in bytes.</summary>
    public const int Length = 32;

    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    private readonly byte[] _key;
    private readonly Guid _requestId;

    public CaseKey(Guid requestId, byte[] key) => (_requestId, _key) = (requestId, key);

    /// <summary>Seals bytes for one purpose, e.g. <c>details</c> or <c>evidence:</c> and an id; opening needs the same.</summary>
    public byte[] Seal(ReadOnlySpan<byte> bytes, string purpose)
    {
        var result = new byte[HeaderLength + bytes.Length];
        result[0] = Form;
        var nonce = result.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, bytes, result.AsSpan(HeaderLength), result.AsSpan(1 + NonceLength, TagLength), Bound(purpose));
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed for the same case and purpose.</summary>
    /// <exception cref="CryptographicException">It was altered, or sealed for another case or purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string purpose)
    {
        if (sealedBytes.Length < HeaderLength || sealedBytes[0] != Form)
        {
            throw new CryptographicException("The sealed bytes are not in the form that this product writes.");
        }

        var bytes = new byte[sealedBytes.Length - HeaderLength];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(sealedBytes.Slice(1, NonceLength), sealedBytes[HeaderLength..], sealedBytes.Slice(1 + NonceLength, TagLength), bytes, Bound(purpose));
        return bytes;
    }

    // A sealed value cannot be moved to another case or another place of the same one.
    private byte[] Bound(string purpose) => [.. _requestId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(purpose)];
}
