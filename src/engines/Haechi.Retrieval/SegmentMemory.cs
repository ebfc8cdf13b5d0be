namespace Haechi.Retrieval;

/// <summary>How the files of an index are held.</summary>
public enum SegmentMemory
{
    /// <summary>Mapped: no memory of its own, and for indexes of any size. Whoever cuts a mapped file short ends the process.</summary>
    Mapped,

    /// <summary>Copied: as much memory as the index is large, and whatever becomes of the files, what was opened goes on serving.</summary>
    Copied,
}
