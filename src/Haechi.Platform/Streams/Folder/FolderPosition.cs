using System.Text.Json;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Streams.Folder;

/// <summary>How far a file has been read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Stamp">When it was last written, in ticks: a later file of the same name is another file.</param>
/// <param name="Offset">Bytes that are committed.</param>
/// <param name="Line">Lines that are committed.</param>
internal sealed record FolderPosition(string File, long Stamp, long Offset, long Line)
{
    public static FolderPosition? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<FolderPosition>(text, LedgerJson.Options);

    /// <summary>Where to begin in a file.</summary>
    public static FolderPosition In(InboxFile file, FolderPosition? last) =>
        last is not null && last.File == file.Name && last.Stamp == file.Stamp ? last : new FolderPosition(file.Name, file.Stamp, 0, 0);

    public override string ToString() => JsonSerializer.Serialize(this, LedgerJson.Options);
}
