using Bunit;
using Haechi.Console.Components;

namespace Haechi.Console.Tests.Components;

public sealed class MaskedTextTests : ConsoleTest
{
    [Fact]
    public void Someone_without_the_right_sees_no_way_to_unmask()
    {
        var text = Render<MaskedText>(p => p.Add(c => c.Masked, "010-****-1234"));

        text.FindAll("button").ShouldBeEmpty();
        text.Markup.ShouldContain("010-****-1234");
    }

    [Fact]
    public void Unmasking_asks_once_each_time_because_each_time_is_recorded()
    {
        var asked = 0;
        var text = Render<MaskedText>(p => p
            .Add(c => c.Masked, "010-****-1234")
            .Add(c => c.OnReveal, () => { asked++; return Task.FromResult<string?>("010-0000-1234"); }));

        text.Find("button").Click();
        text.Find(".hc-masked-text").TextContent.ShouldBe("010-0000-1234");
        text.Find("button").Click();
        text.Find(".hc-masked-text").TextContent.ShouldBe("010-****-1234");
        text.Find("button").Click();

        asked.ShouldBe(2);
    }

    [Fact]
    public void A_refusal_leaves_it_masked()
    {
        var text = Render<MaskedText>(p => p.Add(c => c.Masked, "010-****-1234").Add(c => c.OnReveal, () => Task.FromResult<string?>(null)));

        text.Find("button").Click();

        text.Find(".hc-masked-text").TextContent.ShouldBe("010-****-1234");
    }
}
