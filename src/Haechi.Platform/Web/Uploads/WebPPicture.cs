using System.Buffers.Binary;
using System.Text;

namespace Haechi.Platform.Web;

/// <summary>Rewrites a still WebP without EXIF and XMP.</summary>
internal static class WebPPicture
{
    private const byte ExifAndXmpFlags = 0x08 | 0x04;
    private const byte AnimationFlag = 0x02;

    public static Picture Clean(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        reader.Take(4);
        var size = reader.UInt32LittleEndian();
        if (size > bytes.Length - 8)
        {
            throw new PictureBrokenException();
        }

        reader.Take(4);
        var clean = new MemoryStream(bytes.Length);
        clean.Write("RIFF\0\0\0\0WEBP"u8);
        (int Width, int Height)? canvas = null;
        (int Width, int Height)? image = null;
        while (reader.Position < size + 8)
        {
            var type = Encoding.ASCII.GetString(reader.Take(4));
            var length = reader.UInt32LittleEndian();
            var body = reader.Take(length);
            if (length % 2 == 1)
            {
                reader.Take(1);
            }

            switch (type)
            {
                case "VP8X" when canvas is null && image is null:
                    canvas = Extended(body);
                    Write(clean, type, [(byte)(body[0] & ~ExifAndXmpFlags), .. body[1..]]);
                    break;
                case "VP8 " or "VP8L" when image is null:
                    image = type == "VP8L" ? Lossless(body) : Lossy(body);
                    Write(clean, type, body);
                    break;
                case "ALPH" or "ICCP":
                    Write(clean, type, body);
                    break;
                case "VP8X" or "VP8 " or "VP8L" or "ANIM" or "ANMF":
                    throw new PictureBrokenException();
            }
        }

        if (image is null || (canvas is not null && canvas != image))
        {
            throw new PictureBrokenException();
        }

        var result = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)result.Length - 8);
        return new Picture("image/webp", image.Value.Width, image.Value.Height, result);
    }

    private static (int Width, int Height) Extended(ReadOnlySpan<byte> body) =>
        body.Length == 10 && (body[0] & AnimationFlag) == 0
            ? (1 + (body[4] | (body[5] << 8) | (body[6] << 16)), 1 + (body[7] | (body[8] << 8) | (body[9] << 16)))
            : throw new PictureBrokenException();

    private static (int Width, int Height) Lossy(ReadOnlySpan<byte> body) =>
        body.Length >= 10 && (body[0] & 1) == 0 && body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? ((body[6] | (body[7] << 8)) & 0x3FFF, (body[8] | (body[9] << 8)) & 0x3FFF)
            : throw new PictureBrokenException();

    private static (int Width, int Height) Lossless(ReadOnlySpan<byte> body)
    {
        if (body.Length < 5 || body[0] != 0x2F)
        {
            throw new PictureBrokenException();
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    private static void Write(MemoryStream clean, string type, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)body.Length);
        clean.Write(Encoding.ASCII.GetBytes(type));
        clean.Write(length);
        clean.Write(body);
        if (body.Length % 2 == 1)
        {
            clean.WriteByte(0);
        }
    }
}
