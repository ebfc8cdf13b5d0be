using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class ReceiptsTests
{
    [Theory]
    [InlineData("20261122-K7Q3M9", "20261122-K7Q3M9")]
    [InlineData("접수번호 20261122 - k7q3m9 어떻게 됐나요", "20261122-K7Q3M9")]
    [InlineData("20261122k7q3m9", "20261122-K7Q3M9")]
    [InlineData("20261122-123456", "20261122-123456")]
    [InlineData("20261122123456", null)]
    [InlineData("2026-11-22", null)]
    public void Reads_a_number_as_people_type_it(string text, string? number) => Receipts.Find(text).ShouldBe(number);
}
