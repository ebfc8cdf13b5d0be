using Bunit;
using Haechi.Console.Components;

namespace Haechi.Console.Tests.Components;

public sealed class FieldTests : ConsoleTest
{
    [Fact]
    public void The_label_points_at_the_control_and_the_control_at_hint_and_error()
    {
        var field = Render<TextField>(p => p.Add(c => c.Label, "전자우편").Add(c => c.Hint, "기관 주소").Add(c => c.Error, "주소가 없습니다."));

        var input = field.Find("input");

        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        input.GetAttribute("aria-invalid").ShouldBe("true");
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent);
        described.ShouldBe(["기관 주소", "주소가 없습니다."]);
    }

    [Fact]
    public void Without_an_error_nothing_is_called_invalid()
    {
        var input = Render<TextField>(p => p.Add(c => c.Label, "이름").Add(c => c.Error, "")).Find("input");

        input.HasAttribute("aria-invalid").ShouldBeFalse();
        input.HasAttribute("aria-describedby").ShouldBeFalse();
    }
}
