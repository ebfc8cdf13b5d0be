using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Haechi.Hashing.Video;

/// <summary>
/// A file that is only in memory (Linux, <c>memfd_create</c>): ffmpeg has to jump about in most containers, which a pipe cannot
/// do, and what was collected for comparison shall not lie on a disk, however short. It is gone with the process.
/// </summary>
internal sealed partial class MemoryFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private MemoryFile(SafeFileHandle handle) => _handle = handle;

    /// <summary>The name under which our own children can open it.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{_handle.DangerousGetHandle()}";

    /// <summary>Copies bytes into a new one.</summary>
    /// <exception cref="IOException">There is no memory for it.</exception>
    public static MemoryFile Of(ReadOnlyMemory<byte> bytes)
    {
        var number = Create("haechi-video", CloseOnExec);
        if (number < 0)
            throw new IOException($"No memory for a video of {bytes.Length:N0} bytes (error {Marshal.GetLastPInvokeError()}).");
        var handle = new SafeFileHandle(number, ownsHandle: true);
        RandomAccess.Write(handle, bytes.Span, 0);
        return new MemoryFile(handle);
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private const uint CloseOnExec = 1;

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Create(string name, uint flags);
}
