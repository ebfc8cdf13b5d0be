using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Haechi.Platform.PersonalData;

/// <summary>
/// Seals single fields with AES-256-GCM. A sealed value names its key, so keys can be changed, and is bound to a purpose,
/// so that one cannot be put in the place of another. What a person will see is opened through <see cref="PersonalDataVault"/>,
/// which leaves a trace; the methods here are for machine use that shows nothing to anybody.
/// </summary>
public sealed class FieldCipher(FieldKeys keys)
{
    private const byte Version = 1;
    private const int IdLength = 8;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + IdLength + NonceLength + TagLength;
    private const string TextPurpose = "text";

    /// <summary>Seals a text.</summary>
    public SealedText Seal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SealedText(Base64Url.EncodeToString(Seal(Encoding.UTF8.GetBytes(text), TextPurpose)));
    }

    /// <summary>Opens a text without an audit row: only for machine use.</summary>
    /// <exception cref="CryptographicException">It was altered, or its key is not among the field keys.</exception>
    public string Open(SealedText sealedText)
    {
        if (sealedText.IsEmpty)
        {
            return "";
        }

        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(sealedText.Ciphertext);
        }
        catch (FormatException)
        {
            throw new CryptographicException("The sealed text is not in the form that this product writes.");
        }

        return Encoding.UTF8.GetString(Open(bytes, TextPurpose));
    }

    /// <summary>Seals bytes for one purpose.</summary>
    /// <param name="bytes">What to seal.</param>
    /// <param name="purpose">What they are, e.g. <c>attachment:</c> and an id; opening needs the same.</param>
    public byte[] Seal(ReadOnlySpan<byte> bytes, string purpose)
    {
        var result = new byte[HeaderLength + bytes.Length];
        result[0] = Version;
        Encoding.ASCII.GetBytes(keys.CurrentId, result.AsSpan(1, IdLength));
        var nonce = result.AsSpan(1 + IdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Current, TagLength);
        aes.Encrypt(nonce, bytes, result.AsSpan(HeaderLength), result.AsSpan(1 + IdLength + NonceLength, TagLength), Bound(result, purpose));
        return result;
    }

    /// <summary>Opens bytes that <see cref="Seal(ReadOnlySpan{byte}, string)"/> sealed for the same purpose.</summary>
    /// <exception cref="CryptographicException">They were altered, sealed for something else, or their key is missing.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string purpose)
    {
        if (sealedBytes.Length < HeaderLength || sealedBytes[0] != Version)
        {
            throw new CryptographicException("The sealed value is not in the form that this product writes.");
        }

        var id = Encoding.ASCII.GetString(sealedBytes.Slice(1, IdLength));
        var key = keys.Find(id) ?? throw new CryptographicException($"Field key {id} is not here. Add it to the key file below the current one.");
        var bytes = new byte[sealedBytes.Length - HeaderLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedBytes.Slice(1 + IdLength, NonceLength), sealedBytes[HeaderLength..], sealedBytes.Slice(1 + IdLength + NonceLength, TagLength), bytes, Bound(sealedBytes, purpose));
        return bytes;
    }

    /// <summary>How every text that the key of this id sealed begins.</summary>
    internal static string PrefixOf(string id) => Base64Url.EncodeToString([Version, .. Encoding.ASCII.GetBytes(id)]);

    private static byte[] Bound(ReadOnlySpan<byte> header, string purpose) =>
        [.. header[..(1 + IdLength)], .. Encoding.UTF8.GetBytes(purpose)];
}
