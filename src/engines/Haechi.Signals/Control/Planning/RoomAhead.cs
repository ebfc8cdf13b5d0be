namespace Haechi.Signals.Control.Planning;

/// <summary>Which movements of each lane have room behind the junction, second by second.</summary>
internal sealed class RoomAhead
{
    private const int Seconds = PhasePlanner.Horizon + 1;
    private const int All = PhaseTable.Unclear * 2 - 1;

    private int[] _open = [];
    private bool[] _scarce = [];

    /// <summary>Movements, as bits, that have room; a vehicle of which nobody knows where it wants to go always has.</summary>
    public int Open(int lane, int second) => _scarce[lane] ? _open[lane * Seconds + second] : All;

    public void Take(JunctionView view, ReadOnlySpan<int> lanes)
    {
        if (_scarce.Length < view.Lanes.Count)
            (_open, _scarce) = (new int[view.Lanes.Count * Seconds], new bool[view.Lanes.Count]);
        foreach (var lane in lanes)
        {
            _scarce[lane] = false;
            var links = view.Lanes[lane].Links;
            for (var way = 0; way < Math.Min(PhaseTable.Ways, links.Count) && !_scarce[lane]; way++)
                _scarce[lane] = !DrivingRules.HasRoom(view.Room[links[way]], 0);
            for (var second = 0; _scarce[lane] && second < Seconds; second++)
                _open[lane * Seconds + second] = Open(view, links, second);
        }
    }

    private static int Open(JunctionView view, IReadOnlyList<int> links, int second)
    {
        var open = PhaseTable.Unclear;
        for (var way = 0; way < Math.Min(PhaseTable.Ways, links.Count); way++)
            open |= DrivingRules.HasRoom(view.Room[links[way]], second) ? 1 << way : 0;
        return open;
    }
}
