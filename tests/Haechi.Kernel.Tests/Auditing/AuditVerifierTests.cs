using Haechi.Kernel.Auditing;
using static Haechi.Kernel.Tests.Auditing.Trail;

namespace Haechi.Kernel.Tests.Auditing;

public class AuditVerifierTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void A_whole_trail_has_no_fault(int rows)
    {
        new Trail(rows).Verify().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public void Every_altered_field_is_named_as_that_row(int number)
    {
        foreach (var field in new[] { "at", "actor.kind", "actor.id", "actor.name", "act", "subject.kind", "subject.id", "service", "no service", "detail", "previous", "hash" })
        {
            var trail = new Trail(10);
            trail[number] = AuditChainTests.Change(trail[number], field);

            trail.Verify().ShouldBe([Fault(AuditFaultKind.Altered, number)], field);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(5, 1)]
    [InlineData(4, 4)]
    [InlineData(10, 1)]
    [InlineData(7, 4)]
    [InlineData(1, 10)]
    public void Removed_rows_are_named(int from, int count)
    {
        var trail = new Trail(10);
        trail.Rows.RemoveRange(from - 1, count);

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Removed, from, from + count - 1)]);
    }

    [Fact]
    public void Two_gaps_are_two_faults()
    {
        var trail = new Trail(10);
        trail.Rows.RemoveAll(r => r.Sequence is 3 or 7 or 8);

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Removed, 3), Fault(AuditFaultKind.Removed, 7, 8)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(10)]
    public void A_removed_row_is_found_although_the_rest_was_renumbered(int number)
    {
        var trail = new Trail(10);
        trail.Renumber(number + 1, -1);
        trail.Rows.RemoveAt(number - 1);

        var faults = trail.Verify();

        faults.ShouldContain(Fault(AuditFaultKind.Removed, number));
        faults.Where(f => f.Kind != AuditFaultKind.Removed).ShouldBe(
            number == 10 ? [] : [Fault(AuditFaultKind.Renumbered, number, 9, number + 1)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(10)]
    public void An_inserted_row_is_found_although_the_rest_made_room(int number)
    {
        var trail = new Trail(10);
        trail.Renumber(number, 1);
        trail.Rows.Insert(number - 1, Forged(number, number == 1 ? AuditHead.Empty.Hash : trail[number - 1].Hash));

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Inserted, number), Fault(AuditFaultKind.Renumbered, number + 1, 11, number)]);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(14)]
    public void A_row_after_the_last_is_inserted(int number)
    {
        var trail = new Trail(10);
        trail.Rows.Add(Forged(number, trail.Head.Hash));

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Inserted, number)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_row_before_the_first_is_inserted(int number)
    {
        var trail = new Trail(10);
        trail.Rows.Add(Forged(number, AuditHead.Empty.Hash));

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Inserted, number)]);
    }

    [Fact]
    public void A_number_used_twice_is_inserted()
    {
        var trail = new Trail(10);
        trail.Rows.Add(trail[4]);

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Inserted, 4)]);
    }

    [Fact]
    public void A_replaced_row_is_altered()
    {
        var trail = new Trail(10);
        trail[4] = Forged(4, trail[3].Hash);

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Altered, 4)]);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(2, 9)]
    [InlineData(1, 10)]
    [InlineData(9, 10)]
    public void Swapped_rows_are_both_named_with_the_place_they_came_from(int one, int other)
    {
        var trail = new Trail(10);
        (trail[one], trail[other]) = (trail[other] with { Sequence = one }, trail[one] with { Sequence = other });

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Renumbered, one, null, other), Fault(AuditFaultKind.Renumbered, other, null, one)]);
    }

    [Fact]
    public void Rows_moved_up_as_a_whole_are_renumbered_and_none_is_called_removed()
    {
        var trail = new Trail(10);
        trail.Renumber(5, 20);

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Renumbered, 25, 30, 5)]);
    }

    [Fact]
    public void A_head_that_tells_of_an_earlier_row_is_named()
    {
        var trail = new Trail(10);
        trail.Head = new AuditHead(7, trail[7].Hash);

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Head, 7)]);
    }

    [Fact]
    public void A_head_with_another_hash_is_named()
    {
        var trail = new Trail(10);
        trail.Head = trail.Head with { Hash = new string('a', 64) };

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Head, 10)]);
    }

    [Fact]
    public void A_trail_under_another_key_is_altered_throughout_and_still_read_to_the_end()
    {
        var trail = new Trail(3000);
        for (var number = 1; number <= 3000; number++)
        {
            trail[number] = trail[number] with { Hash = new string('b', 64) };
        }

        trail.Verify().ShouldBe([Fault(AuditFaultKind.Altered, 1, 3000)]);
    }
}
