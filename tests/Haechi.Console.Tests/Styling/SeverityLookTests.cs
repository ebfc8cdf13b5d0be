using Haechi.Console.Styling;
using Haechi.Kernel.Rooms;

namespace Haechi.Console.Tests.Styling;

public sealed class SeverityLookTests
{
    [Fact]
    public void Every_severity_has_a_shape_and_a_tone_of_its_own()
    {
        var looks = Enum.GetValues<Severity>().Select(SeverityLook.Of).ToList();

        looks.Select(look => look.Shape).ShouldBeUnique();
        looks.Select(look => look.Tone).ShouldBeUnique();
        looks.ShouldAllBe(look => look.Shape.Path().Length > 0);
    }
}
