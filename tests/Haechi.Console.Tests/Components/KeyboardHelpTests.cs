using Bunit;
using Haechi.Console.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Haechi.Console.Tests.Components;

public sealed class KeyboardHelpTests : ConsoleTest
{
    [Fact]
    public void Lists_the_keys_of_every_page()
    {
        var keys = Render<KeyboardHelp>().FindAll("kbd").Select(key => key.TextContent);

        keys.ShouldBe(["?", "/", "J", "K", "Enter", "Esc"]);
    }

    [Fact]
    public void A_page_adds_its_own_below()
    {
        var drawn = Render<HelpWithPage>();

        drawn.WaitForAssertion(() => drawn.FindAll("section h3").Select(h => h.TextContent).ShouldBe(["모든 화면", "사건 처리"]));
        drawn.FindAll("section")[1].QuerySelectorAll("kbd").Select(key => key.TextContent).ShouldBe(["C", "D"]);
    }

    [Fact]
    public void Is_found_by_the_script_under_its_id_and_closes_without_a_circuit()
    {
        var dialog = Render<KeyboardHelp>().Find("dialog");

        dialog.Id.ShouldBe("keyboard-help");
        dialog.QuerySelector("[data-dialog-close]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("J / K", new[] { "J", "K" })]
    [InlineData("/", new[] { "/" })]
    [InlineData("Shift+/", new[] { "Shift+/" })]
    public void A_slash_parts_alternatives_only_between_blanks(string keys, string[] alternatives) =>
        new KeyHint(keys, "").Alternatives.ShouldBe(alternatives);

    private sealed class HelpWithPage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<KeyboardHelp>(0);
            builder.CloseComponent();
            builder.OpenComponent<PageKeys>(1);
            builder.AddComponentParameter(2, nameof(PageKeys.Title), "사건 처리");
            builder.AddComponentParameter(3, nameof(PageKeys.Keys), (IReadOnlyList<KeyHint>)[new("C", "확인"), new("D", "기각")]);
            builder.CloseComponent();
        }
    }
}
