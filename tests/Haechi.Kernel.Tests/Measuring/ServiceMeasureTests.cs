using FsCheck.Xunit;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Measuring;

namespace Haechi.Kernel.Tests.Measuring;

/// <summary>What can happen to a service's numbers.</summary>
public enum Tally { Found, Miss, Confirm, Dismiss }

public class ServiceMeasureTests
{
    private static readonly ServiceMeasure Empty = ServiceMeasure.Empty(Given.Service, "1");

    [Fact]
    public void Nothing_measured_gives_no_rates_rather_than_false_ones()
    {
        Empty.Precision.ShouldBeNull();
        Empty.Recall.ShouldBeNull();
        Empty.MeanDecisionTime.ShouldBeNull();
    }

    [Fact]
    public void False_alarms_lower_precision_and_misses_lower_recall()
    {
        var measure = Empty.Found().Found().Found().Miss()
            .Decide(Verdict.Confirm, TimeSpan.FromMinutes(2))
            .Decide(Verdict.Confirm, TimeSpan.FromMinutes(4))
            .Decide(Verdict.Dismiss, TimeSpan.FromMinutes(6));

        measure.Precision!.Value.ShouldBe(2.0 / 3, 1e-9);
        measure.Recall!.Value.ShouldBe(2.0 / 3, 1e-9);
        measure.MeanDecisionTime.ShouldBe(TimeSpan.FromMinutes(4));
        measure.Undecided.ShouldBe(0);
    }

    [Fact]
    public void A_decision_stamped_before_its_finding_counts_as_immediate()
    {
        Empty.Found().Decide(Verdict.Confirm, TimeSpan.FromSeconds(-3)).TotalDecisionTime.ShouldBe(TimeSpan.Zero);
    }

    [Property(MaxTest = 300)]
    public void Every_finding_is_counted_once_whatever_the_order(Tally[] tallies)
    {
        var measure = Fold(tallies, out var found, out var decided, out var missed);

        (measure.Confirmed + measure.Dismissed).ShouldBe(decided);
        (measure.Confirmed + measure.Dismissed + measure.Undecided).ShouldBe(found);
        measure.Missed.ShouldBe(missed);
        measure.MeanDecisionTime.ShouldBe(decided == 0 ? null : TimeSpan.FromSeconds(10));
    }

    [Property(MaxTest = 300)]
    public void Rates_lie_between_nothing_and_one(Tally[] tallies)
    {
        var measure = Fold(tallies, out _, out _, out _);

        foreach (var rate in new[] { measure.Precision, measure.Recall })
        {
            (rate is null or (>= 0 and <= 1)).ShouldBeTrue();
        }
    }

    private static ServiceMeasure Fold(Tally[] tallies, out int found, out int decided, out int missed)
    {
        (found, decided, missed) = (0, 0, 0);
        var measure = Empty;
        foreach (var tally in tallies)
        {
            switch (tally)
            {
                case Tally.Found:
                    (measure, found) = (measure.Found(), found + 1);
                    break;
                case Tally.Miss:
                    (measure, missed) = (measure.Miss(), missed + 1);
                    break;
                case var verdict when measure.Undecided > 0: // only what was found can be decided
                    measure = measure.Decide(verdict == Tally.Confirm ? Verdict.Confirm : Verdict.Dismiss, TimeSpan.FromSeconds(10));
                    decided++;
                    break;
            }
        }

        return measure;
    }
}
