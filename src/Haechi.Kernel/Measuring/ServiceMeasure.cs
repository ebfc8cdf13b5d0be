using Haechi.Kernel.Cases;

namespace Haechi.Kernel.Measuring;

/// <summary>Room 7. How right a service is, per model version: its false alarms and misses, not only its volume.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="ModelVersion">Model or rule version that made the findings.</param>
/// <param name="Confirmed">Findings that a decision confirmed.</param>
/// <param name="Dismissed">Findings that a decision dismissed (false alarms).</param>
/// <param name="Missed">Cases that people opened although the model was silent.</param>
/// <param name="Undecided">Findings still waiting for a decision.</param>
/// <param name="TotalDecisionTime">Sum of times from finding to decision.</param>
public sealed record ServiceMeasure(
    string ServiceId,
    string ModelVersion,
    int Confirmed,
    int Dismissed,
    int Missed,
    int Undecided,
    TimeSpan TotalDecisionTime)
{
    /// <summary>Nothing measured yet.</summary>
    public static ServiceMeasure Empty(string serviceId, string modelVersion) =>
        new(serviceId, modelVersion, 0, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Share of decided findings that were right, 0 to 1; null before the first decision.</summary>
    public double? Precision => Confirmed + Dismissed == 0 ? null : (double)Confirmed / (Confirmed + Dismissed);

    /// <summary>Share of true events that the model found, 0 to 1; null when there were none.</summary>
    public double? Recall => Confirmed + Missed == 0 ? null : (double)Confirmed / (Confirmed + Missed);

    /// <summary>Mean time from finding to decision; null before the first.</summary>
    public TimeSpan? MeanDecisionTime =>
        Confirmed + Dismissed == 0 ? null : TotalDecisionTime / (Confirmed + Dismissed);

    /// <summary>A finding came in.</summary>
    public ServiceMeasure Found() => this with { Undecided = Undecided + 1 };

    /// <summary>A person reported what the model had not found.</summary>
    public ServiceMeasure Miss() => this with { Missed = Missed + 1 };

    /// <summary>A finding was decided after <paramref name="waited"/>; below zero (clocks differ between machines) counts as zero.</summary>
    public ServiceMeasure Decide(Verdict verdict, TimeSpan waited) => this with
    {
        Confirmed = Confirmed + (verdict == Verdict.Confirm ? 1 : 0),
        Dismissed = Dismissed + (verdict == Verdict.Dismiss ? 1 : 0),
        Undecided = Math.Max(0, Undecided - 1),
        TotalDecisionTime = TotalDecisionTime + (waited > TimeSpan.Zero ? waited : TimeSpan.Zero),
    };
}
