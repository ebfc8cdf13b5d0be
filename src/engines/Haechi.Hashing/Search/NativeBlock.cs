using System.Runtime.InteropServices;

namespace Haechi.Hashing.Search;

/// <summary>Memory outside of the collected heap, aligned to cache lines; given back when nobody uses it.</summary>
internal sealed unsafe class NativeBlock : SafeBuffer
{
    public NativeBlock(long bytes)
        : base(ownsHandle: true)
    {
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)bytes, 64));
        Initialize((ulong)bytes);
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
