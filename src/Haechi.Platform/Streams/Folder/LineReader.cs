using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Haechi.Platform.Streams.Folder;

/// <summary>One line of a file.</summary>
/// <param name="Bytes">Its bytes without the line end; empty when it is too long.</param>
/// <param name="End">Offset behind its line end.</param>
/// <param name="TooLong">True when it is longer than a line may be; its bytes were skipped.</param>
internal sealed record Line(byte[] Bytes, long End, bool TooLong);

/// <summary>Reads lines without ever holding more than the longest permitted one.</summary>
internal static class LineReader
{
    public static async IAsyncEnumerable<Line> ReadAsync(Stream stream, long offset, int longest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 32 * 1024, leaveOpen: true));
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                offset += line.Length + 1;
                yield return Make(line, offset, skipping, longest);
                skipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (buffer.Length > 0 || skipping)
                {
                    yield return Make(buffer, offset + buffer.Length, skipping, longest);
                }

                await reader.CompleteAsync();
                yield break;
            }

            if (buffer.Length > longest)
            {
                (skipping, offset) = (true, offset + buffer.Length);
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, read.Buffer.End);
        }
    }

    private static Line Make(ReadOnlySequence<byte> line, long end, bool skipping, int longest) =>
        skipping || line.Length > longest ? new Line([], end, true) : new Line(line.ToArray(), end, false);
}
