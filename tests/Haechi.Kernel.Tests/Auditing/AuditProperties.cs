using FsCheck;
using FsCheck.Xunit;
using Haechi.Kernel.Auditing;

namespace Haechi.Kernel.Tests.Auditing;

/// <summary>One way to tamper.</summary>
public enum Tampering { Alter, RestoreHash, Remove, RemoveAndClose, Insert, Append, Swap, Duplicate }

public class AuditProperties
{
    [Property(MaxTest = 500)]
    public void One_tampering_is_found_where_it_was_done(PositiveInt length, PositiveInt place, PositiveInt other, Tampering how)
    {
        var trail = new Trail(length.Get);
        var at = ((place.Get - 1) % length.Get) + 1;
        var second = ((other.Get - 1) % length.Get) + 1;
        if (how == Tampering.Swap && at == second)
        {
            return; // swapping a row with itself is no tampering
        }

        var (from, to) = Tamper(trail, how, at, second);

        trail.Verify().ShouldContain(f => f.Sequence <= to && from <= f.LastSequence, $"{how} at {at} of {length.Get}");
    }

    [Property(MaxTest = 200)]
    public void A_whole_trail_of_any_length_verifies(NonNegativeInt length) => new Trail(length.Get).Verify().ShouldBeEmpty();

    [Property(MaxTest = 200)]
    public void Two_alterations_are_both_found(PositiveInt length, PositiveInt one, PositiveInt other)
    {
        var trail = new Trail(length.Get);
        int[] places = [((one.Get - 1) % length.Get) + 1, ((other.Get - 1) % length.Get) + 1];
        foreach (var at in places)
        {
            trail[at] = AuditChainTests.Change(trail[at], "act");
        }

        var faults = trail.Verify();

        places.ShouldAllBe(at => faults.Any(f => f.Kind == AuditFaultKind.Altered && f.Sequence <= at && at <= f.LastSequence));
    }

    private static (long From, long To) Tamper(Trail trail, Tampering how, int at, int second)
    {
        switch (how)
        {
            case Tampering.Alter:
                trail[at] = AuditChainTests.Change(trail[at], "detail");
                break;
            case Tampering.RestoreHash:
                trail[at] = AuditChainTests.Change(trail[at], "hash");
                break;
            case Tampering.Remove:
                trail.Rows.RemoveAt(at - 1);
                break;
            case Tampering.RemoveAndClose:
                trail.Renumber(at + 1, -1);
                trail.Rows.RemoveAt(at - 1);
                break;
            case Tampering.Insert:
                trail.Renumber(at, 1);
                trail.Rows.Insert(at - 1, Trail.Forged(at, at == 1 ? AuditHead.Empty.Hash : trail[at - 1].Hash));
                break;
            case Tampering.Append:
                trail.Rows.Add(Trail.Forged(trail.Head.Sequence + at, trail.Head.Hash));
                return (trail.Head.Sequence + at, trail.Head.Sequence + at);
            case Tampering.Duplicate:
                trail.Rows.Add(trail[at]);
                break;
            default:
                (trail[at], trail[second]) = (trail[second] with { Sequence = at }, trail[at] with { Sequence = second });
                break;
        }

        return (at, at);
    }
}
