using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Haechi.Text.Entities;

namespace Haechi.Text.Tests.Entities;

public sealed class HostileEntityTests
{
    private const int Long = 1_000_000;

    public static TheoryData<string> Units => [.. (string[])["0", "01", "010-", "a.", "@a", "텔레", "카톡 a ", "신한 ", "ㅌㅔㄹ", "닷컴", "점", "http://", "강남역", "업소명:", "\u200B", "\uD800", "a-", "1 ", "공일", "()", "국민1", "h a "]];

    [Theory]
    [MemberData(nameof(Units))]
    public void A_million_characters_of_one_repetition_are_read_to_their_end(string unit)
    {
        // Whatever reads on to the end from every place would need 10^12 steps here, and this test hours.
        var text = string.Concat(Enumerable.Repeat(unit, (Long / unit.Length) + 1));

        EntityReader.Read(text).ShouldAllBe(entity => entity.Start >= 0 && entity.Length > 0 && entity.End <= text.Length);
    }

    [Property(MaxTest = 300)]
    public Property Any_text_is_read_and_spans_lie_within_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
        text =>
        {
            var entities = EntityReader.Read(text);
            return entities.All(entity => entity.Start >= 0 && entity.Length > 0 && entity.End <= text.Length && entity.Normal.Length > 0)
                && entities.Zip(entities.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
                && EntityReader.Read(text).SequenceEqual(entities);
        });

    [Property(MaxTest = 300)]
    public Property Any_mixture_of_evasive_pieces_is_read() => Prop.ForAll(
        Gen.Elements("010", "-", " ", "0000", "텔레", "ㅌㅔ", "@", "a1b2", ".", "com", "점", "닷컴", "강남", "역", "신한", "\uDC00", "①", "공", "일", ":", "http://", "\u1112\u1161", "😀").ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
        text => EntityReader.Read(text).All(entity => entity.Start >= 0 && entity.End <= text.Length));

    [Fact]
    public void A_list_of_numbers_is_cut_off() =>
        EntityReader.Read(string.Concat(Enumerable.Repeat("010-0000-1234 / ", 5_000)), 50).Count.ShouldBe(50);
}
