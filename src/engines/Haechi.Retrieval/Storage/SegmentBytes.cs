using System.IO.MemoryMappedFiles;

namespace Haechi.Retrieval.Storage;

/// <summary>
/// All bytes of a segment file, mapped or copied. They stay as they are until nobody holds this object, even when the file is
/// deleted; when it is cut short, only a copy does.
/// </summary>
internal sealed unsafe class SegmentBytes
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte[]? _copy;
    private readonly byte* _start;

    public SegmentBytes(string path, SegmentMemory memory)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Length = checked((int)stream.Length);
        if (memory == SegmentMemory.Copied)
        {
            using (stream)
            {
                _copy = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
                stream.ReadExactly(_copy);
            }
            GC.SuppressFinalize(this);
            return;
        }
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    ~SegmentBytes()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }

    public int Length { get; }

    public ReadOnlySpan<byte> Bytes => _copy ?? new ReadOnlySpan<byte>(_start, Length);
}
