using System.Buffers.Binary;

namespace Haechi.Platform.Web;

/// <summary>The one thing of EXIF that a picture needs: which way up it is.</summary>
internal static class ExifOrientation
{
    private const int OrientationTag = 0x0112;

    private static ReadOnlySpan<byte> Header => "Exif\0\0"u8;

    /// <summary>The orientation, 2 to 8; null when there is none, when it is upright, or when the block cannot be read.</summary>
    public static byte? Find(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Header) || body.Length < 14)
        {
            return null;
        }

        var tiff = body[6..];
        var little = tiff[0] == 'I';
        var at = Read32(tiff[4..], little);
        if (at > tiff.Length - 2)
        {
            return null;
        }

        var directory = tiff[(int)at..];
        var count = Read16(directory, little);
        for (var i = 0; i < count && 2 + ((i + 1) * 12) <= directory.Length; i++)
        {
            var entry = directory.Slice(2 + (i * 12), 12);
            if (Read16(entry, little) == OrientationTag)
            {
                var value = Read16(entry[8..], little);
                return value is >= 2 and <= 8 ? (byte)value : null;
            }
        }

        return null;
    }

    /// <summary>An EXIF block that says nothing but this.</summary>
    public static byte[] Alone(byte orientation) =>
    [
        .. Header, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static int Read16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
