using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Handover;

/// <summary>The order of the queue: the urgent come early, and nobody waits for ever.</summary>
public sealed class QueueOrderTests
{
    private static readonly DeskOptions Options = new();

    /// <summary>Arrivals in minutes, each with the number of an urgency.</summary>
    public static Arbitrary<(int Minute, int Urgency)[]> Arrivals() => Gen.ArrayOf(
        Gen.Zip(Gen.Choose(0, 24 * 60), Gen.Choose(0, 2))).ToArbitrary();

    [Property(Arbitrary = [typeof(QueueOrderTests)])]
    public bool Nobody_is_overtaken_by_who_comes_an_hour_later((int Minute, int Urgency)[] arrivals)
    {
        var stays = Queue(arrivals);
        var longest = Options.Ahead(Urgency.Urgent);
        return stays.Index().All(first => stays.Skip(first.Index + 1).All(later => later.QueuedAt >= first.Item.QueuedAt - longest));
    }

    [Property(Arbitrary = [typeof(QueueOrderTests)])]
    public bool Among_equals_who_waits_longer_comes_first((int Minute, int Urgency)[] arrivals) => Queue(arrivals)
        .GroupBy(s => s.Urgency).All(g => g.Zip(g.Skip(1)).All(pair => pair.First.QueuedAt <= pair.Second.QueuedAt));

    [Property(Arbitrary = [typeof(QueueOrderTests)])]
    public bool Of_two_who_come_together_the_more_urgent_comes_first((int Minute, int Urgency)[] arrivals) => Queue(arrivals)
        .GroupBy(s => s.QueuedAt).All(g => g.Zip(g.Skip(1)).All(pair => pair.First.Urgency >= pair.Second.Urgency));

    private static List<HandoverRow> Queue((int Minute, int Urgency)[] arrivals)
    {
        var stays = arrivals.Select(a =>
        {
            var at = DateTimeOffset.UnixEpoch.AddMinutes(a.Minute);
            var stay = new HandoverRow { QueuedAt = at, RankAt = at };
            var urgency = (Urgency)a.Urgency;
            stay.Raise(new UrgencyReading(urgency, urgency == Urgency.Ordinary ? [] : ["danger"]), Options.Ahead(urgency));
            return stay;
        });
        return [.. stays.OrderBy(s => s.RankAt)];
    }
}
