using Bunit;
using Haechi.Console.Components;
using Microsoft.AspNetCore.Components;

namespace Haechi.Console.Tests.Components;

public sealed class ConfirmDialogTests : ConsoleTest
{
    private readonly List<string> _confirmed = [];
    private bool _open = true;

    [Fact]
    public void Without_a_reason_nothing_happens_and_the_error_stands_at_the_field()
    {
        var dialog = Draw("사유");

        dialog.Find("form").Submit();

        _confirmed.ShouldBeEmpty();
        _open.ShouldBeTrue();
        var reason = dialog.Find("textarea");
        reason.GetAttribute("aria-invalid").ShouldBe("true");
        dialog.Find($"#{reason.GetAttribute("aria-describedby")}").TextContent.ShouldContain("사유를 입력해 주세요");
    }

    [Fact]
    public void A_blank_reason_is_no_reason()
    {
        var dialog = Draw("사유");

        dialog.Find("textarea").Change("  \n ");
        dialog.Find("form").Submit();

        _confirmed.ShouldBeEmpty();
    }

    [Fact]
    public void A_reason_reaches_the_page_trimmed_and_the_dialog_closes()
    {
        var dialog = Draw("사유");

        dialog.Find("textarea").Change(" 사진으로 확인됨 ");
        dialog.Find("form").Submit();

        _confirmed.ShouldBe(["사진으로 확인됨"]);
        _open.ShouldBeFalse();
    }

    [Fact]
    public void Where_no_reason_is_due_none_is_asked()
    {
        var dialog = Draw(null);

        dialog.FindAll("textarea").ShouldBeEmpty();
        dialog.Find("form").Submit();

        _confirmed.ShouldBe([""]);
    }

    [Fact]
    public void Cancelling_confirms_nothing()
    {
        var dialog = Draw("사유");

        dialog.Find("button[type=button]").Click();

        _open.ShouldBeFalse();
        _confirmed.ShouldBeEmpty();
    }

    private IRenderedComponent<ConfirmDialog> Draw(string? reason) => Render<ConfirmDialog>(p => p
        .Add(c => c.Open, true)
        .Add(c => c.OpenChanged, EventCallback.Factory.Create<bool>(this, open => _open = open))
        .Add(c => c.Title, "확인 처리할까요?")
        .Add(c => c.ConfirmText, "확인 처리")
        .Add(c => c.ReasonLabel, reason)
        .Add(c => c.OnConfirm, EventCallback.Factory.Create<string>(this, _confirmed.Add)));
}
