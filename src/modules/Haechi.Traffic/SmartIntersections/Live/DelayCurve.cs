namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>
/// The delay of a street as it goes: what all vehicles lost in the last quarter of an hour over those who came in during it. In a steady flow this is
/// the mean delay of a vehicle (Little's law); when the street locks it grows without end, as it should.
/// </summary>
internal sealed class DelayCurve
{
    /// <summary>Seconds over which it is taken.</summary>
    public const int Window = 900;

    /// <summary>Seconds between two points.</summary>
    public const int Every = 30;

    /// <summary>Points that are kept: two hours.</summary>
    public const int Most = 7200 / Every;

    private readonly Queue<(double Lost, int Departed)> _seconds = new();
    private readonly Queue<DelayPoint> _points = new();
    private double _lost;
    private int _departed;

    /// <summary>Seconds that a vehicle loses now; null before anybody came.</summary>
    public double? Now => _departed == 0 ? null : _lost / _departed;

    /// <summary>Takes a second over.</summary>
    public void Add(double now, double lost, int departed)
    {
        _seconds.Enqueue((lost, departed));
        (_lost, _departed) = (_lost + lost, _departed + departed);
        if (_seconds.Count > Window)
        {
            var old = _seconds.Dequeue();
            (_lost, _departed) = (Math.Max(0, _lost - old.Lost), _departed - old.Departed);
        }
        if ((long)now % Every != 0 || Now is not { } delay)
            return;
        _points.Enqueue(new DelayPoint(now, delay));
        if (_points.Count > Most)
            _points.Dequeue();
    }

    /// <summary>The points so far, oldest first.</summary>
    public IReadOnlyList<DelayPoint> Points() => [.. _points];
}

/// <summary>A point of a curve.</summary>
/// <param name="At">Seconds of the day.</param>
/// <param name="Delay">Seconds a vehicle.</param>
internal readonly record struct DelayPoint(double At, double Delay);
