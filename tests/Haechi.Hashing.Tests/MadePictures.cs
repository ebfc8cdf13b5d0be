using System.Buffers.Binary;
using System.IO.Compression;

namespace Haechi.Hashing.Tests;

/// <summary>Files of forms that the drawing library does not write.</summary>
internal static class MadePictures
{
    /// <summary>Values 0 to 127: soft waves.</summary>
    public static byte[] Pattern(int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(at => (byte)(64 + (40 * Math.Sin(at % width / 7.0)) + (22 * Math.Cos((at / width / 5.0) + (at % width / 30.0)))))];

    /// <summary>What a value of <see cref="Pattern"/> looks like.</summary>
    public static byte[] Colour(byte value) => [(byte)(value * 2), (byte)(255 - value), (byte)(value / 2)];

    public static byte[] PalettePng(int width, int height) => Png(width, height, 3, 8, Pattern(width, height), [.. Enumerable.Range(0, 128).SelectMany(value => Colour((byte)value))]);

    /// <summary>A PNG without prediction. Kind: 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.</summary>
    public static byte[] Png(int width, int height, byte kind, byte bits, byte[] samples, byte[]? palette = null)
    {
        var row = samples.Length / height;
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                zip.Write(samples, y * row, row);
            }
        }

        return [.. PngHeader(width, height, kind, bits), .. palette is null ? [] : Chunk("PLTE"u8, palette), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>The beginning of a PNG and, so that a decoder takes it for one, an empty piece of its data.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        return [.. PngHeader(width, height, 2, 8), .. Chunk("IDAT"u8, [0x78, 0x9C])];
    }

    public static byte[] Bmp(int width, int height)
    {
        var row = ((width * 3) + 3) / 4 * 4;
        var bytes = new byte[54 + (row * height)];
        "BM"u8.CopyTo(bytes);
        foreach (var (number, at) in new[] { bytes.Length, 0, 54, 40, width, height, 1 | (24 << 16) }.Select((number, at) => (number, at)))
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2 + (at * 4)), number);
        var pattern = Pattern(width, height);
        for (var at = 0; at < pattern.Length; at++)
            Colour(pattern[at]).CopyTo(bytes, 54 + (at / width * row) + (at % width * 3));
        return bytes;
    }

    /// <summary>A GIF without compression: a clear code before every hundred values keeps all codes at eight bits.</summary>
    public static byte[] Gif(int width, int height, int frames = 1)
    {
        byte[] head = [.. "GIF89a"u8, .. Word(width), .. Word(height), 0xF6, 0, 0, .. Enumerable.Range(0, 128).SelectMany(value => Colour((byte)value))];
        var pattern = Pattern(width, height);
        var all = Enumerable.Range(0, frames).SelectMany(frame => (byte[])
        [
            0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, .. Word(width), .. Word(height), 0, 7,
            .. Blocks([.. pattern.Select(value => frame == 0 ? value : (byte)(127 - value)).Chunk(100).SelectMany(part => (byte[])[0x80, .. part]), 0x81]), 0,
        ]);
        return [.. head, .. all, 0x3B];
    }

    private static byte[] PngHeader(int width, int height, byte kind, byte bits) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR"u8, [.. Big(width), .. Big(height), bits, kind, 0, 0, 0])];

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        return [.. Big(content.Length), .. named, .. Big((int)Sum(named))];
    }

    // CRC-32 as in PNG, annex D.
    private static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Word(int number) => [(byte)number, (byte)(number >> 8)];

    private static IEnumerable<byte> Blocks(byte[] codes) => codes.Chunk(255).SelectMany(part => (byte[])[(byte)part.Length, .. part]);
}
