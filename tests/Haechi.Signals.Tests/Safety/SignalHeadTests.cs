using FsCheck.Xunit;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

public class SignalHeadTests
{
    /// <summary>Whatever is asked, whenever: told without the envelope, so that the two check each other.</summary>
    [Property]
    public void No_sequence_of_wishes_shows_what_is_unsafe(int[] wishes, bool field)
    {
        var (signal, timing) = (Crossing.Read().Signals[0], field ? SignalTiming.Field : SignalTiming.Bench);
        var head = new SignalHead(signal, timing, 0);
        var shown = new List<string>();
        for (var second = 0; second < wishes.Length * 3; second++)
        {
            head.Request(wishes[second / 3], second);
            shown.Add(head.Tick(second));
        }

        head.Refused.ShouldBeNull();
        shown.ShouldAllBe(s => !Conflicting(signal, s));
        for (var link = 0; link < signal.Links.Count; link++)
            Judge(string.Concat(shown.Select(s => s[link])), timing, signal.Links[link]!.IsCrossing);
    }

    [Fact]
    public void Pedestrians_get_the_time_to_walk_in_the_field()
    {
        var head = new SignalHead(Crossing.Read().Signals[0], SignalTiming.Field, 0);
        head.Request(1, 10);
        head.Request(0, 30);

        head.Phase.ShouldBe(1, "seven seconds and twelve metres at one metre a second begin at 14");
        head.Request(0, 33);
        head.Phase.ShouldBe(0);
    }

    [Theory]
    [InlineData("GGGGr", "crosses it")]
    [InlineData("rrrrr", "without yellow")]
    [InlineData("GrG", "has 5 links")]
    [InlineData("GxGrr", "no signal")]
    public void The_envelope_refuses(string state, string why)
    {
        var envelope = new SafetyEnvelope(Crossing.Read().Signals[0], SignalTiming.Bench, "GrGrr", 0);

        envelope.Show(state, 20).ShouldNotBeNull().ShouldContain(why);
        envelope.Shown.ShouldBe("GrGrr");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-5.0)]
    public void A_clock_that_jumps_back_changes_nothing(double now) =>
        new SafetyEnvelope(Crossing.Read().Signals[0], SignalTiming.Bench, "GrGrr", 0).Show("GrGrr", now).ShouldNotBeNull();

    private static bool Conflicting(SignalJunction signal, string state) =>
        Enumerable.Range(0, state.Length).Any(a => Enumerable.Range(0, state.Length).Any(b => signal.Conflicts[a][b] && state[a] is 'G' or 'g' && state[b] is 'G' or 'g' or 'y'
            && signal.Conflicts[a][b]));

    private static void Judge(string letters, SignalTiming timing, bool walks)
    {
        for (var i = 1; i < letters.Length; i++)
        {
            if (letters[i - 1] == 'y' && letters[i] == 'r')
                letters[..i].Reverse().TakeWhile(c => c == 'y').Count().ShouldBe((int)timing.Yellow);
            if (letters[i - 1] == 'G' && letters[i] != 'G')
                letters[i].ShouldBe('y');
            if (letters[i - 1] == 'G' && letters[i] != 'G' && letters[..i].Contains('r', StringComparison.Ordinal))
                letters[..i].Reverse().TakeWhile(c => c == 'G').Count().ShouldBeGreaterThanOrEqualTo((int)(walks && timing.Walk > 0 ? timing.Walk + 12 : timing.MinimumGreen));
        }
    }
}
