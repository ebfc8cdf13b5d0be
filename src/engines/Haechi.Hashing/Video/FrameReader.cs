using System.Buffers;
using System.Buffers.Text;

namespace Haechi.Hashing.Video;

/// <summary>
/// Reads pictures in the form PAM (Netpbm) of four bytes a pixel, one after the other, and hashes them while they come: no more
/// than some rows are in memory.
/// </summary>
internal sealed class FrameReader(Stream stream) : IDisposable
{
    private const int Piece = 1 << 18;
    private const int MostHeader = 512;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Piece + (4 * VideoHasher.MostWidth));
    private int _start;
    private int _end;

    private static ReadOnlySpan<byte> HeaderEnd => "ENDHDR\n"u8;

    /// <summary>The next picture; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is no picture, or ends within one.</exception>
    public async ValueTask<HashedPicture?> NextAsync(CancellationToken cancellationToken)
    {
        if (await HeaderAsync(cancellationToken) is not var (width, height))
            return null;
        using var rows = new PictureRows(width, height);
        for (var left = height; left > 0;)
        {
            await FillAsync(4 * width, cancellationToken);
            for (; left > 0 && _end - _start >= 4 * width; left--)
            {
                rows.Add(_buffer.AsSpan(_start, 4 * width));
                _start += 4 * width;
            }
        }

        return rows.Finish();
    }

    /// <inheritdoc />
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async ValueTask<(int Width, int Height)?> HeaderAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(_start, Math.Min(MostHeader, _end - _start)).IndexOf(HeaderEnd)) < 0)
        {
            if (_end - _start >= MostHeader)
                throw new InvalidDataException("A frame has no header.");
            if (!await MoreAsync(cancellationToken))
                return _end == _start ? null : throw new InvalidDataException("A frame ends within its header.");
        }

        var (width, height) = (Of(_buffer.AsSpan(_start, end), "WIDTH "u8), Of(_buffer.AsSpan(_start, end), "HEIGHT "u8));
        _start += end + HeaderEnd.Length;
        return width is > 0 and <= VideoHasher.MostWidth && height > 0 ? (width, height) : throw new InvalidDataException("A frame has an unknown size.");
    }

    private static int Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name) =>
        header.IndexOf(name) is >= 0 and var at && Utf8Parser.TryParse(header[(at + name.Length)..], out int value, out _) ? value : 0;

    private async ValueTask FillAsync(int bytes, CancellationToken cancellationToken)
    {
        while (_end - _start < bytes)
        {
            if (!await MoreAsync(cancellationToken))
                throw new InvalidDataException("The last frame ends early.");
        }
    }

    private async ValueTask<bool> MoreAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }
}
