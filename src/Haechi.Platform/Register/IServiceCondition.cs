using Haechi.Kernel;

namespace Haechi.Platform.Register;

/// <summary>Tells whether a service works now. Modules contribute one per service; a service without one counts as working.</summary>
public interface IServiceCondition
{
    /// <summary>The service.</summary>
    string ServiceId { get; }

    /// <summary>Looks; cheap enough for every page view.</summary>
    ValueTask<ServiceCondition> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>Whether a service works.</summary>
/// <param name="Degraded">True when something is missing.</param>
/// <param name="Why">What is missing and what still works; null when nothing is.</param>
/// <param name="Mend">The next step for an administrator; null when nothing is missing.</param>
public sealed record ServiceCondition(bool Degraded, LocalizedText? Why, LocalizedText? Mend)
{
    /// <summary>Nothing is missing.</summary>
    public static ServiceCondition Working { get; } = new(false, null, null);
}
