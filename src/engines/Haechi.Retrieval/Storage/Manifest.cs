using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Haechi.Retrieval.Storage;

/// <summary>A segment that belongs to the index.</summary>
/// <param name="File">Name of the segment file.</param>
/// <param name="Documents">Documents in it, deleted ones counted.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Deletions">Name of the file that tells which are deleted; null when none is.</param>
/// <param name="Deleted">How many are deleted.</param>
internal sealed record ManifestSegment(string File, int Documents, long Bytes, string? Deletions, int Deleted);

/// <summary>
/// The one file that says what the index consists of. It is replaced by renaming, which either happens or does not; whatever
/// it does not name is rubbish of an unfinished commit.
/// </summary>
internal sealed record Manifest(int Format, long Generation, IReadOnlyList<ManifestSegment> Segments, string? Crc = null)
{
    public const string FileName = "haechi-index.json";
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Manifest Empty { get; } = new(CurrentFormat, 0, []);

    public static bool Exists(string folder) => System.IO.File.Exists(Path.Combine(folder, FileName));

    public static Manifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!System.IO.File.Exists(path))
            throw new IndexFormatException($"{folder} holds no index: there is no {FileName}.");
        var manifest = Parse(path);
        if (manifest.Format > CurrentFormat)
            throw new IndexFormatException($"{path} has format {manifest.Format}; this program reads up to {CurrentFormat}. Use the newer program or make the index anew.");
        if (manifest.Crc != manifest.Sum())
            throw new IndexFormatException($"{path} is damaged: its checksum does not fit. Restore it or make the index anew.");
        return manifest;
    }

    /// <summary>Puts this in place of the manifest of the folder. When it returns it is on disk; before, the old one holds.</summary>
    public void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this with { Crc = Sum() }, Json);
        DurableFile.Write(path + ".new", bytes);
        System.IO.File.Move(path + ".new", path, overwrite: true);
        DurableFile.SyncFolder(folder);
    }

    private static Manifest Parse(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(System.IO.File.ReadAllBytes(path), Json);
            return manifest is { Format: > CurrentFormat } or { Segments: not null }
                ? manifest : throw new IndexFormatException($"{path} is damaged or cut short. Restore it or make the index anew.");
        }
        catch (JsonException e)
        {
            throw new IndexFormatException($"{path} is damaged or cut short. Restore it or make the index anew.", e);
        }
    }

    private string Sum() =>
        Checksum.Of(Encoding.UTF8.GetBytes(string.Join('\n', Segments.Select(s => s.ToString()).Prepend($"{Format} {Generation}")))).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}
