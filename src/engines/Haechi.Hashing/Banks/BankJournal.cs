using Microsoft.Win32.SafeHandles;

namespace Haechi.Hashing.Banks;

/// <summary>
/// What changed since the tables were written, in order. A process that is killed amid a line leaves a part of it at the end,
/// and a power cut leaves gaps after the last flush: from the first of these on the journal is cut off. A gap before a flush is damage.
/// </summary>
internal sealed class BankJournal : IDisposable
{
    private readonly SafeFileHandle _file;
    private bool _onDisk;

    private BankJournal(SafeFileHandle file, int changes) => (_file, Changes) = (file, changes);

    /// <summary>Lines in it.</summary>
    public int Changes { get; private set; }

    public static BankJournal Create(string path) => new(File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite), 0);

    /// <summary>Opens a journal and tells its lines.</summary>
    /// <exception cref="InvalidDataException">A line before the last one is damaged.</exception>
    public static BankJournal Open(string path, Action<BankChange> tell)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        try
        {
            var whole = Replay(path, file, tell);
            RandomAccess.SetLength(file, (long)whole * BankChange.Length);
            return new(file, whole);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Append(BankChange change)
    {
        Span<byte> line = stackalloc byte[BankChange.Length];
        change.Write(line);
        RandomAccess.Write(_file, line, (long)Changes * BankChange.Length);
        Changes++;
        _onDisk = false;
    }

    public void Flush()
    {
        if (_onDisk)
            return;
        RandomAccess.FlushToDisk(_file);
        if (Changes == 0)
            return;
        Append(new(BankChangeKind.OnDisk));
        _onDisk = true;
    }

    public void Dispose() => _file.Dispose();

    private static int Replay(string path, SafeFileHandle file, Action<BankChange> tell)
    {
        var bytes = Bytes(path, file);
        for (var line = 0; line < bytes.Length / BankChange.Length; line++)
        {
            if (!BankChange.TryRead(bytes.AsSpan(line * BankChange.Length), out var change))
            {
                if (FlushedAfter(bytes, line))
                    throw new InvalidDataException($"{path}: damaged at byte {line * BankChange.Length}. Restore the bank from a copy, or make it again from its list.");
                return line;
            }

            tell(change);
        }

        return bytes.Length / BankChange.Length;
    }

    private static bool FlushedAfter(byte[] bytes, int line)
    {
        while (++line < bytes.Length / BankChange.Length)
        {
            if (BankChange.TryRead(bytes.AsSpan(line * BankChange.Length), out var later) && later.Kind == BankChangeKind.OnDisk)
                return true;
        }

        return false;
    }

    private static byte[] Bytes(string path, SafeFileHandle file)
    {
        var bytes = new byte[RandomAccess.GetLength(file)];
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file, bytes.AsSpan(read), read);
            if (more == 0)
                throw new InvalidDataException($"{path} became shorter while it was read.");
            read += more;
        }

        return bytes;
    }
}
