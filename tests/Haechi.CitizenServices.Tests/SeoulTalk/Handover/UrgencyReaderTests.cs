using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Handover;

public sealed class UrgencyReaderTests
{
    [Theory]
    [InlineData("옆집 어르신이 쓰러져 계세요", 0, "Urgent", "danger")]
    [InlineData("도대체 몇 번을 물어봐야 하나요", 0, "Soon", "anger")]
    [InlineData("오늘까지 내야 하는데 급해요", 0, "Soon", "pressing")]
    [InlineData("사람이 다쳤는데 도대체 왜 안 오나요", 0, "Urgent", "danger anger")]
    [InlineData("여권은 어디서 만드나요", 2, "Soon", "misses")]
    [InlineData("여권은 어디서 만드나요", 1, "Ordinary", "")]
    [InlineData("급식비 지원을 알려 주세요", 0, "Ordinary", "")]
    [InlineData("고소득자도 받을 수 있나요", 0, "Ordinary", "")]
    public void Says_how_soon_and_why(string said, int misses, string urgency, string reasons)
    {
        var reading = UrgencyReader.Read([said], null, misses);

        (reading.Urgency.ToString(), string.Join(' ', reading.Reasons)).ShouldBe((urgency, reasons));
    }

    [Fact]
    public void Urgency_never_falls_while_somebody_waits()
    {
        var stay = new HandoverRow { QueuedAt = DateTimeOffset.UnixEpoch, RankAt = DateTimeOffset.UnixEpoch };

        stay.Raise(new UrgencyReading(Urgency.Urgent, ["danger"]), TimeSpan.FromHours(1));
        stay.Raise(UrgencyReading.None, TimeSpan.Zero);

        (stay.Urgency, stay.UrgencyReasons, stay.RankAt).ShouldBe((Urgency.Urgent, "danger", DateTimeOffset.UnixEpoch.AddHours(-1)));
    }
}
