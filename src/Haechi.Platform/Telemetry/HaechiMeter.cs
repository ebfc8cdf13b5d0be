using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Haechi.Platform.Telemetry;

/// <summary>The one meter and the one activity source of the product. Names of instruments begin with <c>haechi.</c>; tags carry no personal data.</summary>
public static class HaechiMeter
{
    /// <summary>Name of both.</summary>
    public const string Name = "Haechi";

    /// <summary>Metrics.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Traces.</summary>
    public static ActivitySource Activities { get; } = new(Name);
}
