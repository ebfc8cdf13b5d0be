using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Haechi.Platform.Web;

namespace Haechi.Platform.Tests.Web;

/// <summary>Real pictures of 8×6 pixels, and what people do to them.</summary>
internal static class TestPictures
{
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAcEAABBAMBAAAAAAAAAAAAAAABAAIDEQQhkRL/xAAUAQEAAAAAAAAAAAAAAAAAAAAF/8QAGBEAAwEBAAAAAAAAAAAAAAAAAAECETH/2gAMAwEAAhEDEQA/AIHPiOM1jYalBsyejsb1XOIiJeZU8Dm9P//Z");

    public static byte[] WebPLossy { get; } = Convert.FromBase64String(
        "UklGRlYAAABXRUJQVlA4IEoAAAAQAgCdASoIAAYAAoBCJbACdLoAfgACexvgAP3D5GpbHlqXXN6O+c6NbqrBtX7G39M52fcgre3s6Dq7drHh89+o7zwtDOTWzKDgAA==");

    public static byte[] WebPLossless { get; } = Convert.FromBase64String("UklGRiQAAABXRUJQVlA4TBcAAAAvB0ABAA9wIrPPMD9Rdf6jBcMR0f9gAAA=");

    public static byte[] Png(uint width = 8, uint height = 6, params byte[][] extra)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(new byte[9 * 6]);
        }

        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. PngChunk("IHDR", header), .. extra.SelectMany(chunk => chunk), .. PngChunk("IDAT", packed.ToArray()), .. PngChunk("IEND", [])];
    }

    public static byte[] PngChunk(string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Of(named));
        return [.. number, .. named, .. crc];
    }

    /// <summary>The JPEG with EXIF that holds an orientation and a text like a position, a comment, and bytes after its end.</summary>
    public static byte[] JpegWithMetadata(byte orientation)
    {
        byte[] exif = [.. ExifOrientation.Alone(orientation), .. "GPS 37.5665 126.9780 Galaxy"u8];
        return [0xFF, 0xD8, .. JpegSegment(0xE1, exif), .. JpegSegment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0GPS"u8]), .. JpegSegment(0xFE, [.. "GPS comment"u8]), .. Jpeg.AsSpan(2), .. "PK GPS trailing"u8];
    }

    public static byte[] JpegSegment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    /// <summary>An extended WebP with EXIF and XMP.</summary>
    public static byte[] WebPWithMetadata(byte flags = 0x0C)
    {
        byte[] chunks =
        [
            .. WebPChunk("VP8X", [flags, 0, 0, 0, 7, 0, 0, 5, 0, 0]), .. WebPLossy.AsSpan(12), .. WebPChunk("EXIF", [.. "GPS 37.5665"u8]), .. WebPChunk("XMP ", [.. "GPS xmp!"u8]),
        ];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, chunks.Length + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. chunks];
    }

    private static byte[] WebPChunk(string type, byte[] body)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. size, .. body, .. body.Length % 2 == 1 ? new byte[] { 0 } : []];
    }
}
