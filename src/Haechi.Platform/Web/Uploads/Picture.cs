using Haechi.Kernel;

namespace Haechi.Platform.Web;

/// <summary>An uploaded picture after inspection: what it is, how large, and its bytes without metadata.</summary>
/// <param name="MediaType"><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>, as its content says.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bytes">Rewritten: no EXIF, no position, no comments, nothing after the picture's end.</param>
public sealed record Picture(string MediaType, int Width, int Height, byte[] Bytes)
{
    /// <summary>Longest side in pixels.</summary>
    public const int MaxSide = 12_000;

    /// <summary>Most pixels. A small file may say it is enormous, to exhaust whoever opens it.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Inspects bytes by their content; what a file is called or said to be plays no part.</summary>
    public static Outcome<Picture> Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var picture = bytes switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegPicture.Clean(bytes),
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngPicture.Clean(bytes),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebPPicture.Clean(bytes),
                _ => null,
            };
            return picture is null ? UploadRefusals.NotAPicture : picture.Sized();
        }
        catch (PictureBrokenException)
        {
            return UploadRefusals.Broken;
        }
    }

    private Outcome<Picture> Sized() =>
        Width < 1 || Height < 1 ? UploadRefusals.Broken
        : Width > MaxSide || Height > MaxSide || (long)Width * Height > MaxPixels ? UploadRefusals.TooManyPixels(Width, Height)
        : this;
}

/// <summary>The bytes end too early or contradict themselves. Never leaves <see cref="Picture.Read"/>.</summary>
internal sealed class PictureBrokenException : Exception;

/// <summary>Reads bytes in order and notices the end.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte Byte() => Take(1)[0];

    public int UInt16() => System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint UInt32() => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public uint UInt32LittleEndian() => System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _bytes.Length - Position)
        {
            throw new PictureBrokenException();
        }

        var taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    public readonly ReadOnlySpan<byte> Rest() => _bytes[Position..];
}
