using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>All signals of a run: asks the controller when a decision is due, and shows what the heads make of it.</summary>
internal sealed class RunningSignals
{
    private readonly RoadNetwork _network;
    private readonly ISignalController? _controller;
    private readonly SignalTiming _timing;
    private readonly TimeProvider _clock;
    private readonly Sensors _sensors;
    private readonly SignalHead?[] _heads;
    private readonly string[] _shown;
    private readonly double[] _due;
    private readonly List<double> _times = [];

    public RunningSignals(RoadNetwork network, ISignalController? controller, SignalTiming timing, TimeProvider clock, double now)
    {
        (_network, _controller, _timing, _clock) = (network, controller, timing, clock);
        _sensors = new Sensors(network);
        // A signal with one phase has nothing to choose: it keeps its own plan.
        _heads = [.. network.Signals.Select(s => controller is null || s.Greens.Count < 2 ? null : new SignalHead(s, timing, now))];
        _shown = new string[network.Signals.Count];
        _due = [.. network.Signals.Select(_ => now)];
    }

    public int Decisions => _times.Count;

    public int MaxQueue { get; private set; }

    public double DecisionP99Ms => _times.Count == 0 ? 0 : _times.Order().ElementAt((int)(_times.Count * 0.99));

    public void Take(IReadOnlyList<TraciResult> results) => _sensors.Take(results);

    /// <summary>Decides where it is due, and sets what each signal shows from now on.</summary>
    public async Task ShowAsync(TraciClient client, double now, CancellationToken cancellationToken)
    {
        for (var signal = 0; signal < _heads.Length; signal++)
        {
            var view = _sensors.Look(signal, now);
            foreach (var lane in view.Lanes)
                MaxQueue = Math.Max(MaxQueue, lane.Queue);
            if (_heads[signal] is not { } head)
                continue;
            _sensors.Watch(signal, head.Shown);
            if (now >= _due[signal] && head.MayChange(now))
                Decide(signal, head, view, now);
            var state = head.Tick(now);
            if (state == _shown[signal])
                continue;
            _shown[signal] = state;
            await client.ShowAsync(_network.Signals[signal].Id, state, cancellationToken);
        }
    }

    private void Decide(int signal, SignalHead head, JunctionView view, double now)
    {
        (view.Phase, view.Elapsed) = (head.Phase, now - head.Since);
        var began = _clock.GetTimestamp();
        var phase = _controller!.Choose(view);
        _times.Add(_clock.GetElapsedTime(began).TotalMilliseconds);
        head.Request(phase, now);
        _due[signal] = Math.Max(now, head.Since) + _timing.Decision;
    }
}
