using System.Runtime.Intrinsics;
using Haechi.Signals.Control.Planning;

namespace Haechi.Signals.Tests.Control.Planning;

public class RolloutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void All_futures_at_once_move_as_each_would_alone(int seed)
    {
        var (chance, left, waited) = (new Random(seed), 0f, 0f);
        for (var round = 0; round < 100; round++)
        {
            var drive = new Drive(FourWay.View(chance));
            for (var second = 0; second < PhasePlanner.Horizon;)
                second = drive.Go(second, chance.Next(3) == 0 ? chance.Next(FourWay.Junction.Greens.Count) : drive.Phase, chance.Next(1, 9));
            left += drive.Plain.Sum(p => p.Next.Sum());
            waited += drive.Waited;
        }
        // Else nothing was compared.
        left.ShouldBeGreaterThan(10_000);
        waited.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Who_comes_is_counted_by_the_end_of_each_second()
    {
        var (chance, prospects, table) = (new Random(5), new Prospects(), new PhaseTable(FourWay.Junction, FourWay.View(new Random(0)).Lanes));
        for (var round = 0; round < 20; round++)
        {
            prospects.Draw(FourWay.View(chance), table);
            foreach (var lane in prospects.Busy.ToArray())
            {
                for (var second = 0; second <= PhasePlanner.Horizon; second++)
                    prospects.Come(lane, second)[round % 8].ShouldBe(Enumerable.Range(0, Prospects.Most).Count(v => prospects.Vehicles[Prospects.At(lane, v) + round % 8] < second + 1 && Listed(prospects, lane, v, round % 8)));
            }
        }
    }

    private static bool Listed(Prospects prospects, int lane, int vehicle, int future) =>
        Enumerable.Range(0, vehicle + 1).All(v => Prospects.WayOf(prospects.Vehicles[Prospects.At(lane, v) + future]) <= PhaseTable.Unclear);

    /// <summary>Both versions side by side.</summary>
    private sealed class Drive
    {
        private readonly Vector256<float>[] _state;
        private readonly Rollout _rollout;
        private readonly PhaseTable _table;
        private readonly int[] _busy;

        public Drive(Signals.Control.JunctionView view)
        {
            var prospects = new Prospects();
            (_table, _rollout, Phase) = (new PhaseTable(view.Junction, view.Lanes), new Rollout(prospects), view.Phase);
            prospects.Draw(view, _table);
            _busy = prospects.Busy.ToArray();
            _rollout.Begin(view, _table);
            _state = new Vector256<float>[_rollout.Size];
            _rollout.First(_state);
            Plain = [.. Enumerable.Range(0, Prospects.Futures).Select(f => new PlainFuture(view, _table, prospects, f))];
            foreach (var plain in Plain)
                plain.Begin();
            ShouldBeAlike();
        }

        public PlainFuture[] Plain { get; }

        public int Phase { get; private set; }

        public float Waited { get; private set; }

        public int Go(int second, int phase, int seconds)
        {
            var begin = phase == Phase ? second : second + 3;
            var end = Math.Min(PhasePlanner.Horizon, begin + seconds);
            if (phase != Phase)
                _rollout.Change(_state, second, begin, Phase, phase, end).ShouldBe(Plain.Average(p => p.Change(second, begin, Phase, phase, end)), 0.01f);
            begin = Math.Min(begin, end);
            _rollout.Green(_state, begin, end, phase).ShouldBe(Plain.Average(p => p.Green(begin, end, phase)), 0.01f);
            _rollout.After(_state, phase, end).ShouldBe(Plain.Average(p => p.After(phase, end)), 0.05f);
            Phase = phase;
            Waited += Plain.Sum(p => p.Standing.Sum());
            ShouldBeAlike();
            return end;
        }

        private void ShouldBeAlike()
        {
            for (var future = 0; future < Prospects.Futures; future++)
            {
                var (plain, f) = (Plain[future], future);
                // Lanes to which nobody comes are left out of the state.
                foreach (var lane in _busy)
                    (_state[lane][f], _state[_table.Lanes + lane][f]).ShouldBe((plain.Next[lane], plain.Ready[lane]), $"lane {lane}, future {f}");
                _state[(2 * _table.Lanes)..].Select(v => v[f]).ShouldBe(plain.Standing);
            }
        }
    }
}
