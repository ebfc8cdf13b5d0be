using Bunit;
using Haechi.Console.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests.Components;

public sealed class ToastTests : ConsoleTest
{
    [Fact]
    public void A_toast_that_can_be_taken_back_is_taken_back_once_and_goes()
    {
        var undone = 0;
        var host = Render<ToastHost>();
        Toasts.Show(new("확인 처리했습니다.", Undo: () => { undone++; return Task.CompletedTask; }));

        host.WaitForElement("[aria-keyshortcuts=U]").Click();

        undone.ShouldBe(1);
        host.FindAll(".hc-toast").ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_taken_back_offers_no_undo()
    {
        var host = Render<ToastHost>();

        Toasts.Show(new("저장했습니다."));

        host.WaitForElement(".hc-toast").QuerySelectorAll("[aria-keyshortcuts=U]").ShouldBeEmpty();
    }

    [Fact]
    public void Two_toasts_of_the_same_words_stand_side_by_side()
    {
        var host = Render<ToastHost>();

        Toasts.Show(new("저장했습니다."));
        Toasts.Show(new("저장했습니다."));

        host.WaitForAssertion(() => host.FindAll(".hc-toast").Count.ShouldBe(2));
    }

    [Fact]
    public void The_oldest_makes_room_beyond_four()
    {
        foreach (var n in Enumerable.Range(1, 6))
        {
            Toasts.Show(new($"{n}"));
        }

        Toasts.Shown.Select(toast => toast.Text).ShouldBe(["3", "4", "5", "6"]);
    }

    private ToastService Toasts => Services.GetRequiredService<ToastService>();
}
