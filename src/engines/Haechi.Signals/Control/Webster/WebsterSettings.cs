namespace Haechi.Signals.Control.Webster;

/// <summary>What a plan is computed with. The same for all networks.</summary>
/// <param name="LongestCycle">Seconds; a junction whose minimums need more gets what they need.</param>
/// <param name="Slice">Seconds of the day for which one plan holds.</param>
/// <param name="Saturation">Vehicles a second that one lane lets pass straight on (포화교통류율); 0.45 is 1,620 an hour.</param>
/// <param name="StartLoss">Seconds of each green in which nobody passes yet.</param>
public sealed record WebsterSettings(int LongestCycle = 120, double Slice = 900, double Saturation = 0.45, double StartLoss = 1.5)
{
    /// <summary>Sum of critical flow ratios from which Webster's formula has no meaning: the longest cycle is taken.</summary>
    public const double Saturated = 0.95;
}
