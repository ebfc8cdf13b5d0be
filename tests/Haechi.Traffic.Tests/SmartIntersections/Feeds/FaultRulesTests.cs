using FsCheck.Xunit;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Feeds.Watch;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>Gaps and stuck sensors are told from quiet streets.</summary>
public sealed class FaultRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Network = Guid.CreateVersion7();

    private readonly FieldOptions _options = new();

    [Fact]
    public void A_detector_that_falls_silent_while_its_neighbours_speak_is_at_fault_alone()
    {
        var tracks = Play(600, (d, s) => d == "lane:a" && s > 6 ? null : s % 7);

        Faults(tracks, 600).ShouldBe([("lane:a", FaultKinds.Silent)]);
    }

    [Fact]
    public void A_junction_that_falls_silent_is_one_fault_and_not_one_for_each_detector()
    {
        var tracks = Play(60, (_, s) => s % 7);

        Faults(tracks, 170).ShouldBeEmpty();
        for (var second = 171; second < 400; second++)
            Faults(tracks, second).Select(f => f.Kind).ShouldBeSubsetOf([FaultKinds.JunctionSilent]);
        Faults(tracks, 400).ShouldBe([(Detectors.All, FaultKinds.JunctionSilent)]);
    }

    [Fact]
    public void The_same_value_for_long_is_a_fault_only_while_neighbours_change()
    {
        Faults(Play(1000, (d, s) => d == "lane:a" ? 5 : s % 7), 1000).ShouldBe([("lane:a", FaultKinds.Stuck)]);
        Faults(Play(1000, (_, _) => 5), 1000).ShouldBeEmpty();
    }

    [Fact]
    public void A_quiet_lane_is_no_stuck_lane() => Faults(Play(3600, (d, s) => d == "lane:a" ? 0 : s % 7), 3600).ShouldBeEmpty();

    [Fact]
    public void Refused_readings_in_a_row_are_a_fault_and_one_good_reading_ends_the_row()
    {
        var track = new Track().Refused(FaultKinds.Impossible).Refused(FaultKinds.Impossible);
        Of(track).ShouldBeEmpty();
        Of(track.Refused(FaultKinds.Impossible)).ShouldBe([("lane:a", FaultKinds.Impossible)]);
        Of(track.Refused(FaultKinds.Clock)).ShouldBeEmpty();
        Of(track.Refused(FaultKinds.Impossible).After(Say("lane:a", 1, 3), Start)).ShouldBeEmpty();

        IEnumerable<(string, string)> Of(Track one) => new FaultRules(_options, Start).Of(new Dictionary<string, Track> { ["lane:a"] = one }, Start.AddSeconds(2));
    }

    [Fact]
    public void After_a_restart_nobody_is_silent_before_there_was_time_to_speak()
    {
        var tracks = Play(60, (_, s) => s % 7);
        var restarted = new FaultRules(_options, Start.AddHours(5));

        restarted.Of(tracks, Start.AddHours(5).AddSeconds(100)).ShouldBeEmpty();
        restarted.Of(tracks, Start.AddHours(5).AddSeconds(130)).ShouldBe([(Detectors.All, FaultKinds.JunctionSilent)]);
    }

    [Property(MaxTest = 200)]
    public void Detectors_that_speak_and_change_are_never_at_fault(int seed)
    {
        var random = new Random(seed);
        var tracks = Play(1500, (_, s) => s + random.Next(1, 5));

        Faults(tracks, 1505).ShouldBeEmpty();
    }

    [Property(MaxTest = 200)]
    public void Order_and_repetition_of_readings_do_not_move_a_track_back(int[] seconds)
    {
        var track = new Track();
        var latest = DateTimeOffset.MinValue;
        foreach (var second in (seconds ?? []).Select(s => s % 1000))
        {
            track = track.After(Say("lane:a", second, second), Start);
            latest = latest > Start.AddSeconds(second) ? latest : Start.AddSeconds(second);
            track.Last!.At.ShouldBe(latest);
        }
    }

    [Fact]
    public void A_fault_is_over_when_its_detector_has_gone_on()
    {
        var held = new HeldFault(Network, "A1", "lane:a", FaultKinds.Stuck, Start.AddSeconds(1000));
        var stuck = Play(1000, (d, s) => d == "lane:a" ? 5 : s % 7);
        FaultRules.IsOver(held, stuck).ShouldBeFalse();
        FaultRules.IsOver(held, With(stuck, 5)).ShouldBeFalse();
        FaultRules.IsOver(held, With(stuck, 6)).ShouldBeTrue();
        FaultRules.IsOver(held with { Kind = FaultKinds.Silent }, With(stuck, 5)).ShouldBeTrue();

        static Dictionary<string, Track> With(Dictionary<string, Track> tracks, int value) =>
            new(tracks) { ["lane:a"] = tracks["lane:a"].After(Say("lane:a", 1010, value), Start.AddSeconds(1010)) };
    }

    private IEnumerable<(string Detector, string Kind)> Faults(Dictionary<string, Track> tracks, int second) => new FaultRules(_options, Start).Of(tracks, Start.AddSeconds(second));

    private static Reading Say(string detector, int second, int value) => new() { Network = Network, Junction = "A1", Detector = detector, At = Start.AddSeconds(second), QueueVehicles = value };

    /// <summary>Three detectors that speak every ten seconds, each two seconds after the last; null is silence.</summary>
    private static Dictionary<string, Track> Play(int seconds, Func<string, int, int?> value)
    {
        var tracks = new Dictionary<string, Track>();
        for (var second = 0; second <= seconds; second += 10)
        {
            foreach (var (detector, shift) in new[] { ("lane:a", 0), ("lane:b", 2), ("link:3", 4) })
            {
                if (second + shift <= seconds && value(detector, second / 10) is { } said)
                    tracks[detector] = (tracks.GetValueOrDefault(detector) ?? new Track()).After(Say(detector, second + shift, said), Start.AddSeconds(second + shift));
            }
        }
        return tracks;
    }
}
