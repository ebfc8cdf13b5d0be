using Bunit;
using Haechi.Console.Pages.Deliveries;
using Haechi.Platform.Modules;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests.Pages;

public class ParkedListTests : PageTest
{
    [Fact]
    public async Task A_message_that_was_put_aside_shows_its_reason_and_goes_only_with_one()
    {
        await PrepareAsync();
        SignIn(Roles.Administrator);
        await Ledger.WriteAsync(
            scope =>
            {
                scope.Use<RoomsDb>().OutboxParked.Add(new OutboxParkedRow { Consumer = "triage", Sequence = 7, Topic = "findings.accepted", Reason = "TimeoutException: slow" });
                return Task.CompletedTask;
            },
            Xunit.TestContext.Current.CancellationToken);
        var list = Render<ParkedList>();
        list.Find("tbody tr").TextContent.ShouldContain("TimeoutException: slow");

        list.FindAll("tbody button")[1].Click();
        list.Find("dialog form").Submit();
        list.Find("dialog").TextContent.ShouldContain("버리는 까닭");
        list.Find("dialog textarea").Change("시험 자료입니다.");
        list.Find("dialog form").Submit();

        list.WaitForAssertion(() => list.Markup.ShouldContain("처리하지 못한 메시지가 없습니다"));
        await using var db = Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContext();
        db.Audit.Single(a => a.Act == "outbox.dismissed").ActorId.ShouldBe(MyId);
    }
}
