using Haechi.Platform.Deliveries;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Deliveries;

public abstract partial class DeliveryConformance
{
    [Fact]
    public async Task After_the_last_attempt_it_is_a_dead_letter_and_the_next_events_follow()
    {
        var made = await SubscribeAsync();
        await DieAsync(made.Id);
        _receiver.Status = 200;
        await PublishAsync(1);

        await TurnAsync(made.Id);

        _receiver.Calls.Last().Sequences.ShouldBe([2]);
        var dead = (await _platform.Get<DeadLetters>().ListAsync(made.Id, DeliveryStatus.Dead, 10, Stop)).ShouldHaveSingleItem();
        (dead.Attempts, dead.LastStatus, dead.Events).ShouldBe((3, 500, 1));
        (await Desk.ListAsync(Stop)).ShouldHaveSingleItem().Dead.ShouldBe(1);
        (await AuditAsync("delivery.dead")).ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_letter_is_sent_again_under_its_old_id_even_when_the_outbox_is_pruned()
    {
        var made = await SubscribeAsync();
        var dead = await DieAsync(made.Id);
        await _platform.Ledger.WriteAsync<int>(scope => scope.Use<RoomsDb>().Outbox.ExecuteDeleteAsync(Stop), Stop);
        _receiver.Status = 200;

        (await _platform.Get<DeadLetters>().ReplayAsync(dead.Id, Official, Stop)).Succeeded.ShouldBeTrue();
        await TurnAsync(made.Id);

        var (first, last) = (_receiver.Calls.First(), _receiver.Calls.Last());
        last.Delivery.ShouldBe(first.Delivery);
        last.Body.ShouldBe(first.Body);
        (await _platform.Get<DeadLetters>().ListAsync(made.Id, DeliveryStatus.Delivered, 10, Stop)).ShouldHaveSingleItem().Id.ShouldBe(dead.Id);
        (await AuditAsync("delivery.replayed")).ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_letter_that_is_given_up_is_not_sent_again()
    {
        var made = await SubscribeAsync();
        var dead = await DieAsync(made.Id);
        var calls = _receiver.Calls.Count;

        (await _platform.Get<DeadLetters>().DiscardAsync(dead.Id, Official, Stop)).Succeeded.ShouldBeTrue();
        await TurnAsync(made.Id);

        _receiver.Calls.Count.ShouldBe(calls);
        (await _platform.Get<DeadLetters>().ReplayAsync(dead.Id, Official, Stop)).Refusal.ShouldNotBeNull().Code.ShouldBe("no-such-dead-letter");
    }

    private async Task<DeliveryView> DieAsync(Guid id)
    {
        _receiver.Status = 500;
        await PublishAsync(1);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await TurnAsync(id);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        return (await _platform.Get<DeadLetters>().ListAsync(id, DeliveryStatus.Dead, 1, Stop)).ShouldHaveSingleItem();
    }
}
