using Haechi.Hashing.Video;

namespace Haechi.Hashing.Tests.Video;

/// <summary>Hashed videos that never were pictures.</summary>
internal static class MadeVideos
{
    public static PdqHash Hash(int seed)
    {
        var random = new Random(seed);
        return new PdqHash((ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64());
    }

    /// <summary>The hash with some bits turned.</summary>
    public static PdqHash Near(PdqHash hash, int bits, Random random)
    {
        Span<byte> bytes = stackalloc byte[PdqHash.ByteLength];
        hash.Write(bytes);
        foreach (var bit in Enumerable.Range(0, 256).OrderBy(_ => random.Next()).Take(bits))
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        return PdqHash.Read(bytes);
    }

    /// <summary>Any rate, gaps, repetitions and qualities.</summary>
    public static HashedVideo Any(int seed)
    {
        var random = new Random(seed);
        var rate = random.Next(3) switch { 0 => 1, 1 => random.Next(1, 61), _ => 0.05 + (random.NextDouble() * 30) };
        var frames = new List<VideoFrame>();
        for (var at = random.Next(5); frames.Count < random.Next(60); at += random.Next(4) == 0 ? random.Next(1, 2000) : 1)
            frames.Add(new VideoFrame(HashedVideo.TimeOf(at, rate), frames.Count > 0 && random.Next(3) > 0 ? frames[^1].Hash : Hash(random.Next()), random.Next(3) > 0 ? 100 : random.Next(101)));
        return new HashedVideo(rate, frames.Count == 0 ? 0 : frames[^1].Milliseconds + random.Next(2000), frames.Count == 0 ? [new VideoFrame(0, Hash(seed), 50)] : frames);
    }
}
