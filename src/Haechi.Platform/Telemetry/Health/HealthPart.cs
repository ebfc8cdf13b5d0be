using Haechi.Kernel;

namespace Haechi.Platform.Telemetry.Health;

/// <summary>State of one part of the platform.</summary>
public enum HealthState
{
    /// <summary>All is well.</summary>
    Ready,

    /// <summary>It works with something missing.</summary>
    Degraded,

    /// <summary>It takes no work; a load balancer should send none.</summary>
    Down,
}

/// <summary>One part as <c>/health/ready</c> shows it.</summary>
/// <param name="Part">Kebab-case name.</param>
/// <param name="State">Its state.</param>
/// <param name="Why">What is wrong; null when nothing is. No personal data, no secrets.</param>
/// <param name="Mend">What an administrator does about it; null when nothing is wrong.</param>
public sealed record HealthReport(string Part, HealthState State, string? Why = null, LocalizedText? Mend = null);

/// <summary>A part that tells its state. The platform and modules register as many as they like.</summary>
public interface IHealthPart
{
    /// <summary>Looks; must answer within a second and never throw for trouble that it can report.</summary>
    ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken);
}
