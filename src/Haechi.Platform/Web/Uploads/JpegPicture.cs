namespace Haechi.Platform.Web;

/// <summary>Rewrites a JPEG without EXIF, XMP, comments, thumbnails, and whatever follows its end. Only the orientation survives.</summary>
internal static class JpegPicture
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public static Picture Clean(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var clean = new MemoryStream(bytes.Length);
        clean.Write(reader.Take(2));
        var (width, height, scans) = (0, 0, 0);
        for (var marker = Marker(ref reader); marker != EndOfImage; marker = Marker(ref reader))
        {
            var length = reader.UInt16();
            var body = reader.Take(length - 2);
            if (IsFrame(marker))
            {
                if (body.Length < 6 || width != 0)
                {
                    throw new PictureBrokenException();
                }

                (height, width) = ((body[1] << 8) | body[2], (body[3] << 8) | body[4]);
            }

            Write(clean, marker, body);
            if (marker == StartOfScan)
            {
                scans++;
                clean.Write(reader.Take(ScanLength(reader.Rest())));
            }
        }

        if (scans == 0)
        {
            throw new PictureBrokenException();
        }

        clean.Write([0xFF, EndOfImage]);
        return new Picture("image/jpeg", width, height, clean.ToArray());
    }

    private static byte Marker(ref ByteReader reader)
    {
        if (reader.Byte() != 0xFF)
        {
            throw new PictureBrokenException();
        }

        byte marker;
        do
        {
            marker = reader.Byte();
        }
        while (marker == 0xFF); // fill bytes

        return marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8) ? throw new PictureBrokenException() : marker;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void Write(MemoryStream clean, byte marker, ReadOnlySpan<byte> body)
    {
        if (marker == 0xE1 && ExifOrientation.Find(body) is { } orientation)
        {
            body = ExifOrientation.Alone(orientation);
        }
        else if (!Keeps(marker, body))
        {
            return;
        }

        var length = body.Length + 2;
        clean.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        clean.Write(body);
    }

    // Of the application segments only those that decide how the pixels look: JFIF, the colour profile, Adobe's colour transform.
    private static bool Keeps(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 => body.StartsWith("JFIF\0"u8) && body.Length == 14,
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    // Compressed data runs to the next marker; 0xFF00 is data and 0xFFD0–D7 are restart points inside it.
    private static int ScanLength(ReadOnlySpan<byte> rest)
    {
        for (var i = 0; i + 1 < rest.Length; i++)
        {
            if (rest[i] == 0xFF && rest[i + 1] is not (0x00 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return i;
            }
        }

        throw new PictureBrokenException();
    }
}
