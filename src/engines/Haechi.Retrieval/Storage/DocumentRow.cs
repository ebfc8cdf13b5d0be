using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Storage;

/// <summary>What filters ask of a document, in a fixed width. Days are <see cref="DateOnly.DayNumber"/>; texts are hashed.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct DocumentRow(int Date, int ValidFrom, int ValidUntil, uint Source, uint Owner)
{
    /// <summary>A day that is not known.</summary>
    public const int NoDay = -1;

    public static DocumentRow Of(TextDocument document) => new(
        Day(document.Date), Day(document.ValidFrom), Day(document.ValidUntil), Hash(document.Source), Hash(document.Owner));

    public static uint Hash(string? text) => text is null ? 0 : Checksum.Of(MemoryMarshal.AsBytes(text.AsSpan()));

    private static int Day(DateOnly? day) => day?.DayNumber ?? NoDay;
}
