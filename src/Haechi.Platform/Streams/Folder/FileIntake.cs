namespace Haechi.Platform.Streams.Folder;

/// <summary>Takes in one file from where its last commit ended.</summary>
internal sealed class FileIntake(StreamContext context, InboxFile file, int batch)
{
    private const int LongestLine = 1024 * 1024;
    private readonly List<StreamItem> _items = [];
    private readonly List<StreamFault> _faults = [];
    private FolderPosition _position = FolderPosition.In(file, FolderPosition.Parse(context.Position));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(_position.Offset, SeekOrigin.Begin);
        await foreach (var line in LineReader.ReadAsync(stream, _position.Offset, LongestLine, cancellationToken))
        {
            _position = _position with { Offset = line.End, Line = _position.Line + 1 };
            Sort(line);
            if (_items.Count + _faults.Count >= batch)
            {
                await CommitAsync(cancellationToken);
            }
        }

        if (_items.Count + _faults.Count > 0)
        {
            await CommitAsync(cancellationToken);
        }
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        await context.ReportAsync(new StreamBatch([.. _items], _position.ToString(), [.. _faults]), cancellationToken);
        _items.Clear();
        _faults.Clear();
    }

    private void Sort(Line line)
    {
        if (line.TooLong)
        {
            _faults.Add(new StreamFault($"{file.Name}:{_position.Line}", "한 줄이 1 MB를 넘습니다."));
            return;
        }

        var bytes = WithoutMark(line.Bytes);
        if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        var (item, fault) = LineItem.Read(context.StreamId, file, _position.Line, bytes);
        if (item is not null)
        {
            _items.Add(item);
        }
        else
        {
            _faults.Add(fault!);
        }
    }

    /// <summary>Some writers put a byte order mark before the first line.</summary>
    private ReadOnlyMemory<byte> WithoutMark(byte[] line) =>
        _position.Line == 1 && line.AsSpan().StartsWith("\uFEFF"u8) ? line.AsMemory(3) : line;
}
