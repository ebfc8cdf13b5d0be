using System.Buffers.Binary;
using System.Text;

namespace Haechi.Platform.Web;

/// <summary>Rewrites a PNG with the chunks that make the picture and no others: no texts, no EXIF, no time, no animation.</summary>
internal static class PngPicture
{
    private const int SignatureLength = 8;
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"];

    public static Picture Clean(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var clean = new MemoryStream(bytes.Length);
        clean.Write(reader.Take(SignatureLength));
        var (width, height, data) = (0u, 0u, false);
        for (var type = ""; type != "IEND";)
        {
            var start = reader.Position;
            var length = reader.UInt32();
            var named = reader.Take(4L + length);
            type = Encoding.ASCII.GetString(named[..4]);
            CheckSum(named, reader.UInt32());
            if ((start == SignatureLength) != (type == "IHDR"))
            {
                throw new PictureBrokenException();
            }

            if (type == "IHDR")
            {
                (width, height) = Header(named[4..]);
            }

            data |= type == "IDAT";
            Write(clean, type, bytes[start..reader.Position]);
        }

        return data ? new Picture("image/png", Clamp(width), Clamp(height), clean.ToArray()) : throw new PictureBrokenException();
    }

    private static (uint Width, uint Height) Header(ReadOnlySpan<byte> body) =>
        body.Length == 13
            ? (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]))
            : throw new PictureBrokenException();

    private static void Write(MemoryStream clean, string type, ReadOnlySpan<byte> chunk)
    {
        if (Kept.Contains(type))
        {
            clean.Write(chunk);
        }
        else if (char.IsAsciiLetterUpper(type[0]))
        {
            // A chunk that a viewer must understand and we do not: what it would show, nobody has inspected.
            throw new PictureBrokenException();
        }
    }

    private static void CheckSum(ReadOnlySpan<byte> named, uint stored)
    {
        if (Crc32.Of(named) != stored)
        {
            throw new PictureBrokenException();
        }
    }

    private static int Clamp(uint side) => side > int.MaxValue ? int.MaxValue : (int)side;
}
