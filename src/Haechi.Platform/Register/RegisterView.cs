using Haechi.Kernel;
using Haechi.Kernel.Measuring;
using Haechi.Kernel.Register;

namespace Haechi.Platform.Register;

/// <summary>What the register pages and the endpoint show: manifest and live numbers side by side.</summary>
public sealed class RegisterView(ServiceRegister register, ServiceNumbers numbers, IEnumerable<IServiceCondition> conditions, TimeProvider clock)
{
    /// <summary>One line per service.</summary>
    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<RegisterLine>(register.All.Count);
        foreach (var manifest in register.All)
        {
            lines.Add(await ReadAsync(manifest, cancellationToken));
        }

        return lines;
    }

    /// <summary>One line; null when no such service is registered.</summary>
    public async Task<RegisterLine?> FindAsync(string serviceId, CancellationToken cancellationToken) =>
        register.Find(serviceId) is { } manifest ? await ReadAsync(manifest, cancellationToken) : null;

    private async Task<RegisterLine> ReadAsync(ServiceManifest manifest, CancellationToken cancellationToken)
    {
        var volume = await numbers.VolumeAsync(manifest.Id, clock.GetUtcNow().AddDays(-1), cancellationToken);
        var measures = await numbers.MeasureAsync(manifest.Id, cancellationToken);
        var condition = conditions.FirstOrDefault(c => c.ServiceId == manifest.Id) is { } reported
            ? await reported.CheckAsync(cancellationToken)
            : ServiceCondition.Working;
        return new RegisterLine(manifest, volume, measures, condition);
    }
}

/// <summary>A service as the register shows it.</summary>
/// <param name="Manifest">What it declares.</param>
/// <param name="LastDay">Volume of the last 24 hours.</param>
/// <param name="Measures">How right it is, per model version.</param>
/// <param name="Condition">Whether it works now.</param>
public sealed record RegisterLine(ServiceManifest Manifest, ServiceVolume LastDay, IReadOnlyList<ServiceMeasure> Measures, ServiceCondition Condition)
{
    private static readonly LocalizedText City = new("서울특별시", "Seoul");

    /// <summary>The line in the field names of published algorithm registers.</summary>
    public RegisterEntry ToEntry(string culture)
    {
        var live = new RegisterNumbers(
            LastDay.Observations, LastDay.Findings, LastDay.OpenCases, Condition.Degraded ? Condition.Why?.For(culture) ?? "" : null, [.. Measures.Select(RegisterMeasure.Of)]);
        return RegisterEntry.Of(Manifest, live, City, culture);
    }
}
