using Haechi.OnlineSafety.ImageRemoval.Demo;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Hits;

public sealed class DemoPictureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_demos_pictures_are_good_enough_to_be_compared(int number) => Drawing.Hashed(DemoPicture.Draw(number)).Quality.ShouldBeGreaterThanOrEqualTo(80);
}
