using FsCheck.Xunit;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Tests.Storage;

public sealed class CodecTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(32)]
    public void A_block_unpacks_to_what_was_packed(int width)
    {
        var random = new Random(width);
        var values = Enumerable.Range(0, BitBlock.Size).Select(_ => width == 0 ? 0 : (uint)random.NextInt64(1L << width)).ToArray();
        var packed = new byte[BitBlock.Bytes(width)];
        BitBlock.Pack(values, width, packed);
        var unpacked = new uint[BitBlock.Size];
        BitBlock.Unpack(packed, width, unpacked);
        unpacked.ShouldBe(values);
    }

    [Property]
    public bool Postings_come_back_as_they_went_in(ushort[] set, int seed)
    {
        var documents = set.Distinct().Select(d => (uint)d).Order().ToArray();
        var random = new Random(seed);
        var counts = documents.Select(_ => (uint)(random.Next(4) == 0 ? random.Next(1, 300) : 1)).ToArray();
        return RoundTrip(documents, counts);
    }

    [Fact]
    public void Long_postings_come_back_too()
    {
        foreach (var length in new[] { 127, 128, 129, 255, 256, 257, 5000 })
        {
            var random = new Random(length);
            var documents = Enumerable.Range(0, 65536).OrderBy(_ => random.Next()).Take(length).Select(d => (uint)d).Order().ToArray();
            RoundTrip(documents, [.. documents.Select(d => d % 7 + 1)]).ShouldBeTrue($"{length} postings");
        }
    }

    [Property]
    public bool Text_comes_back_as_it_went_in(string? text) => Decoded(text ?? string.Empty) == (text ?? string.Empty);

    [Fact]
    public void Every_code_unit_has_a_code()
    {
        var all = new string([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)]);
        Decoded(all).ShouldBe(all);
    }

    [Fact]
    public void Korean_takes_clearly_less_than_UTF_8()
    {
        const string text = "서울시는 시민의 질문에 정확하게 답하기 위하여 여러 부서의 자료를 한곳에 모아 두고 있습니다.";
        TextCode.Encode(text, new byte[TextCode.MostBytes(text.Length)]).ShouldBeLessThan(System.Text.Encoding.UTF8.GetByteCount(text) * 6 / 10);
    }

    [Property]
    public bool A_varint_comes_back(uint value)
    {
        var bytes = new byte[VarInt.MostBytes];
        var at = 0;
        var size = VarInt.Write(bytes, value);
        return VarInt.Read(bytes, ref at) == value && at == size;
    }

    [Fact]
    public void A_length_is_kept_within_four_percent()
    {
        for (var length = 1; length < 50_000; length = length * 11 / 10 + 1)
            ((double)FieldLength.Decode(FieldLength.Encode(length))).ShouldBe(length, length * 0.04 + 0.1);
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[TextCode.MostBytes(text.Length)];
        var size = TextCode.Encode(text, bytes);
        var back = new char[size];
        return new string(back, 0, TextCode.Decode(bytes.AsSpan(0, size), back));
    }

    private static bool RoundTrip(uint[] documents, uint[] counts)
    {
        var buffer = new ByteBuffer();
        PostingList.Write(buffer, documents, counts, new byte[65536]);
        var (readDocuments, readCounts) = (new List<uint>(), new List<uint>());
        SegmentMerger.Read(buffer.Written, readDocuments, readCounts);
        return readDocuments.SequenceEqual(documents) && readCounts.SequenceEqual(counts.Select(c => Math.Min(c, PostingList.MostOccurrences)));
    }
}
