using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Storage;

/// <summary>The end of a segment file: where its parts lie, and the seal that tells a whole file from a broken one.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Terms">Number of distinct terms.</param>
/// <param name="TotalLength">Sum of the document lengths, in terms.</param>
/// <param name="DocumentsAt">A 32-bit offset for each document, and one for the end.</param>
/// <param name="LengthsAt">A byte for each document, see <see cref="FieldLength"/>.</param>
/// <param name="RowsAt">A <see cref="DocumentRow"/> for each document.</param>
/// <param name="IdsAt">Hashes of the identifiers, ascending, then the documents in the same order.</param>
/// <param name="KeysAt">64-bit term keys, ascending.</param>
/// <param name="PostingsAt">A 32-bit offset for each term, in the order of the keys.</param>
/// <param name="WordsAt">The words for corrections, see <see cref="WordList"/>.</param>
/// <param name="End">Where this footer begins.</param>
/// <param name="Crc">CRC-32C of everything before the footer, and of the footer up to here.</param>
/// <param name="Version">Format of the file.</param>
/// <param name="Magic">Marks the file as a segment.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SegmentFooter(
    uint Documents, uint Terms, ulong TotalLength, ulong DocumentsAt, ulong LengthsAt, ulong RowsAt, ulong IdsAt,
    ulong KeysAt, ulong PostingsAt, ulong WordsAt, ulong End, uint Crc, uint Version, ulong Magic)
{
    public const uint CurrentVersion = 1;
    public const ulong RightMagic = 0x3130_4745_5348_4348; // "HCHSEG01"

    /// <summary>Bytes before <see cref="Crc"/>.</summary>
    public const int Sealed = 80;

    public const int Size = 96;
}
