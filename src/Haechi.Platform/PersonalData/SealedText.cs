using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Haechi.Platform.PersonalData;

/// <summary>
/// A text that is ciphertext everywhere: in memory, in rows, in backups. Only <see cref="PersonalDataVault"/> (with a trace)
/// and <see cref="FieldCipher"/> (machine use) open it. Columns of this type need no further mapping.
/// </summary>
/// <param name="Ciphertext">Base64Url; empty for no text.</param>
public readonly record struct SealedText(string Ciphertext)
{
    /// <summary>Nothing was sealed.</summary>
    public static SealedText None { get; } = new("");

    /// <summary>Whether there is nothing to open.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Ciphertext);

    /// <summary>Never the text: a log line or a page that prints it by mistake shows this.</summary>
    public override string ToString() => IsEmpty ? "" : "[sealed]";
}

internal sealed class SealedTextConverter() : ValueConverter<SealedText, string>(
    text => text.Ciphertext ?? "",
    stored => new SealedText(stored));
