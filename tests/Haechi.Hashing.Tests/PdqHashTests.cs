using FsCheck.Xunit;

namespace Haechi.Hashing.Tests;

public sealed class PdqHashTests
{
    private const string Written = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

    [Fact]
    public void What_is_read_is_written_the_same()
    {
        PdqHash.TryParse(Written, out var hash).ShouldBeTrue();

        hash.ToString().ShouldBe(Written);
        PdqHash.TryParse(Written.ToUpperInvariant(), out var upper).ShouldBeTrue();
        upper.ShouldBe(hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("f8f8")]
    [InlineData("g8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22")]
    [InlineData(" 8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22")]
    [InlineData("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b220")]
    public void Anything_but_64_hexadecimal_digits_is_refused(string text) => PdqHash.TryParse(text, out _).ShouldBeFalse();

    [Property]
    public void Bytes_and_digits_say_the_same(ulong a, ulong b, ulong c, ulong d)
    {
        var hash = new PdqHash(a, b, c, d);
        var bytes = new byte[PdqHash.ByteLength];
        hash.Write(bytes);

        PdqHash.Read(bytes).ShouldBe(hash);
        Convert.ToHexStringLower(bytes).ShouldBe(hash.ToString());
    }

    [Property]
    public void The_distance_counts_the_bits_that_were_turned(ulong a, ulong b, ulong c, ulong d, byte[] turned)
    {
        var bytes = new byte[PdqHash.ByteLength];
        new PdqHash(a, b, c, d).Write(bytes);
        var bits = turned.Distinct().ToArray();
        foreach (var bit in bits)
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

        PdqHash.Read(bytes).DistanceTo(new PdqHash(a, b, c, d)).ShouldBe(bits.Length);
    }
}
