using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests.Rooms;

public class PlaceTests
{
    [Theory]
    [InlineData(37.4979, 127.0276)]
    [InlineData(-90, 180)]
    [InlineData(90, -180)]
    public void Positions_on_earth_are_taken(double latitude, double longitude)
    {
        new Place("강남역 3번 출구", latitude, longitude).Checked().Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(90.01, 0.0)]
    [InlineData(0.0, -180.01)]
    [InlineData(double.NaN, 0.0)]
    [InlineData(0.0, double.PositiveInfinity)]
    [InlineData(37.5, null)]
    [InlineData(null, 127.0)]
    public void Others_and_half_positions_are_refused(double? latitude, double? longitude)
    {
        new Place("어딘가", latitude, longitude).Checked().ShouldBeRefused("place-out-of-range");
    }

    [Fact]
    public void A_name_has_at_most_200_characters()
    {
        new Place(new string('가', 200)).Checked().Succeeded.ShouldBeTrue();
        new Place(new string('가', 201)).Checked().ShouldBeRefused("place-name-too-long");
    }
}
