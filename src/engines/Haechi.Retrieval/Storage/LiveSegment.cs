namespace Haechi.Retrieval.Storage;

/// <summary>A segment with what is deleted in it.</summary>
internal sealed record LiveSegment(SegmentReader Reader, DeletionSet? Deleted)
{
    public int Count => Reader.Count - (Deleted?.Count ?? 0);

    public bool IsLive(int document) => Deleted is null || !Deleted.Contains(document);

    public static LiveSegment Open(string folder, ManifestSegment segment, SegmentMemory memory = SegmentMemory.Mapped)
    {
        var path = Path.Combine(folder, segment.File);
        if (!File.Exists(path))
            throw new IndexFormatException($"{path} is missing. Restore it or make the index anew.");
        var reader = SegmentReader.Open(path, memory);
        var deletions = segment.Deletions is null ? null : Path.Combine(folder, segment.Deletions);
        if (deletions is not null && !File.Exists(deletions))
            throw new IndexFormatException($"{deletions} is missing. Restore it or make the index anew.");
        return new LiveSegment(reader, deletions is null ? null : DeletionSet.Read(deletions, reader.Count));
    }
}
