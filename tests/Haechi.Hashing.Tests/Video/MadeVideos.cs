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

    /// <summary>Frames at a rate, one after the other, all worth looking at.</summary>
    public static HashedVideo Of(double rate, params IEnumerable<PdqHash> hashes)
    {
        var frames = hashes.Select((hash, at) => new VideoFrame(HashedVideo.TimeOf(at, rate), hash, 100)).ToList();
        return new HashedVideo(rate, HashedVideo.TimeOf(frames.Count, rate), frames);
    }

    /// <summary>What a film shows at a time: scenes of four seconds, within which eight bits turn each second.</summary>
    public static PdqHash Film(int seed, double seconds)
    {
        var scene = (int)Math.Floor(seconds / 4);
        var (hash, random) = (Hash(HashCode.Combine(seed, scene)), new Random(scene));
        return Near(hash, (int)(8 * (seconds - (4 * scene))), random);
    }

    /// <summary>A part of a film, from a second on, at a speed, each frame disturbed by some bits.</summary>
    public static HashedVideo Copy(int seed, double from, double seconds, double speed = 1, int noise = 6, double rate = 1)
    {
        var random = new Random(seed);
        return Of(rate, Enumerable.Range(0, (int)(seconds * rate)).Select(at => Near(Film(seed, from + (at * speed / rate)), noise, random)));
    }
}
