namespace Haechi.Signals.Simulation.Measuring;

/// <summary>What vehicles of one movement lost in one stretch of time.</summary>
/// <param name="Junction">Name of the signal; empty for what was lost where no signal was ahead.</param>
/// <param name="From">Road before the stop line.</param>
/// <param name="To">Road behind the junction.</param>
/// <param name="Turn">s straight, l left, r right, t around.</param>
/// <param name="Begin">Seconds of the day at which the stretch begins.</param>
/// <param name="Vehicles">Vehicles that crossed the stop line.</param>
/// <param name="Delay">Seconds lost by all of them together, since the last signal or their departure.</param>
/// <param name="Stops">Times that one of them came to a stand.</param>
/// <param name="Standing">Seconds for which they stood, together.</param>
/// <param name="MaxQueue">Most vehicles that stood on the movement's lanes at once.</param>
/// <param name="Co2">Grams of CO2, by the simulator's emission model.</param>
public sealed record MeasuredMovement(
    string Junction, string From, string To, char Turn, double Begin, int Vehicles, double Delay, int Stops, double Standing, int MaxQueue, double Co2)
{
    /// <summary>Mean queue over a stretch: who stands for how long, over the time (Little's law). <paramref name="seconds"/>: its length.</summary>
    public double MeanQueue(double seconds) => seconds > 0 ? Standing / seconds : 0;
}
