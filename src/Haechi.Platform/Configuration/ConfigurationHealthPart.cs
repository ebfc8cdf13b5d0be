using Haechi.Platform.Telemetry.Health;

namespace Haechi.Platform.Configuration;

/// <summary>Says when a changed file was not taken.</summary>
internal sealed class ConfigurationHealthPart(ConfigurationState state) : IHealthPart
{
    public ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken) => ValueTask.FromResult(state.Rejected is { } rejected
        ? new HealthReport(
            "configuration",
            HealthState.Degraded,
            $"The file was changed at {rejected.At:O} and has {rejected.Faults.Count} faults; the last good configuration stays in force.",
            new("haechi config check 로 오류를 확인하고 고쳐 주세요.", "Run 'haechi config check' and mend what it names."))
        : new HealthReport("configuration", HealthState.Ready));
}
