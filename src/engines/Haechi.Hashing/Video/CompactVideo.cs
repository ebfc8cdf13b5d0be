using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Haechi.Hashing.Video;

/// <summary>
/// The stored form of a hashed video. Little endian: "HVF" and the version, 1; the rate (64-bit floating point); the length in
/// milliseconds and the number of frames (32 bits each); runs; CRC-32C of all before it. A run is milliseconds since the start
/// of the run before it, number of frames (both in seven bits a byte, lowest first, the eighth bit set where more follow),
/// quality (a byte) and hash (32 bytes, the digits' order). Frames of a run have one hash and quality and follow each other at the rate.
/// </summary>
public static class CompactVideo
{
    /// <summary>The most frames that are read from it.</summary>
    public const int MostFrames = 4_000_000;

    private const int HeadBytes = 20;
    private const int CheckBytes = 4;

    private static ReadOnlySpan<byte> Mark => [(byte)'H', (byte)'V', (byte)'F', 1];

    /// <summary>Writes a video. A still of an hour takes as much as one frame: about sixty bytes.</summary>
    public static byte[] Write(HashedVideo video)
    {
        ArgumentNullException.ThrowIfNull(video);
        var bytes = new ArrayBufferWriter<byte>(HeadBytes + (36 * video.Frames.Count) + CheckBytes);
        var head = bytes.GetSpan(HeadBytes);
        Mark.CopyTo(head);
        BinaryPrimitives.WriteDoubleLittleEndian(head[4..], video.Rate);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], video.Milliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], video.Frames.Count);
        bytes.Advance(HeadBytes);
        var (before, count) = (0, 0);
        for (var at = 0; at < video.Frames.Count; at += count)
        {
            var first = video.Frames[at];
            count = RunAt(video, at);
            WriteNumber(bytes, first.Milliseconds - before);
            WriteNumber(bytes, count);
            bytes.Write([(byte)first.Quality]);
            first.Hash.Write(bytes.GetSpan(PdqHash.ByteLength));
            bytes.Advance(PdqHash.ByteLength);
            before = first.Milliseconds;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.GetSpan(CheckBytes), Check(bytes.WrittenSpan));
        bytes.Advance(CheckBytes);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a video.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote, and nothing more.</param>
    /// <param name="fault">What is wrong, in one sentence; empty when it was read.</param>
    /// <returns>Null when the bytes are none, of another version, or were changed.</returns>
    public static HashedVideo? TryRead(ReadOnlySpan<byte> bytes, out string fault)
    {
        fault = "";
        if (bytes.Length < HeadBytes + CheckBytes || !bytes[..3].SequenceEqual(Mark[..3]))
            return No("It is no stored video: it does not begin with HVF.", out fault);
        if (bytes[3] != Mark[3])
            return No($"It is a stored video of version {bytes[3]}; version {Mark[3]} is read here.", out fault);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[^CheckBytes..]) != Check(bytes[..^CheckBytes]))
            return No("It was changed or ends early: its checksum is another.", out fault);
        var rate = BinaryPrimitives.ReadDoubleLittleEndian(bytes[4..]);
        var frames = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
        if (!(rate > 0) || double.IsInfinity(rate) || frames is < 0 or > MostFrames || ReadRuns(bytes[HeadBytes..^CheckBytes], rate, frames) is not { } read)
            return No("Its checksum is right, but not what it says: it was not written by this product.", out fault);
        try
        {
            return new HashedVideo(rate, BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]), read);
        }
        catch (ArgumentException exception)
        {
            return No(exception.Message, out fault);
        }
    }

    private static int RunAt(HashedVideo video, int at)
    {
        var (frames, first, count) = (video.Frames, video.Frames[at], 1);
        while (at + count < frames.Count && frames[at + count] == first with { Milliseconds = first.Milliseconds + HashedVideo.TimeOf(count, video.Rate) })
            count++;
        return count;
    }

    private static List<VideoFrame>? ReadRuns(ReadOnlySpan<byte> bytes, double rate, int frames)
    {
        var read = new List<VideoFrame>(Math.Min(frames, bytes.Length));
        for (long start = 0; !bytes.IsEmpty;)
        {
            var (since, count) = (ReadNumber(ref bytes), ReadNumber(ref bytes));
            start += since;
            if (since < 0 || count <= 0 || bytes.Length < 1 + PdqHash.ByteLength || bytes[0] > 100 || count > frames - read.Count)
                return null;
            var (quality, hash) = (bytes[0], PdqHash.Read(bytes[1..]));
            bytes = bytes[(1 + PdqHash.ByteLength)..];
            for (var at = 0; at < count; at++)
            {
                var time = start + HashedVideo.TimeOf(at, rate);
                if (time > int.MaxValue)
                    return null;
                read.Add(new VideoFrame((int)time, hash, quality));
            }
        }

        return read.Count == frames ? read : null;
    }

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, int number)
    {
        for (; number > 127; number >>= 7)
            bytes.Write([(byte)(number | 128)]);
        bytes.Write([(byte)number]);
    }

    // -1 when there is none, or it takes more than 31 bits.
    private static int ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        for (var at = 0; at < 5 && at < bytes.Length; at++)
        {
            number |= (long)(bytes[at] & 127) << (7 * at);
            if (bytes[at] < 128)
            {
                bytes = bytes[(at + 1)..];
                return number > int.MaxValue ? -1 : (int)number;
            }
        }

        bytes = [];
        return -1;
    }

    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..])
            check = BitOperations.Crc32C(check, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            check = BitOperations.Crc32C(check, one);
        return ~check;
    }

    private static HashedVideo? No(string why, out string fault)
    {
        fault = why;
        return null;
    }
}
