using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Telemetry;

/// <summary>Where warnings and errors also go, beside the log files.</summary>
public enum ConsoleLog
{
    /// <summary>Nowhere else.</summary>
    None,

    /// <summary>One readable line on standard error.</summary>
    Text,

    /// <summary>The same JSON as in the files, everything, on standard error; for containers.</summary>
    Json,
}

/// <summary>Section <c>telemetry</c> of the configuration.</summary>
public sealed class TelemetryOptions
{
    /// <summary>OpenTelemetry collector that receives traces and metrics, e.g. <c>http://collector:4317</c>. Default none: nothing leaves the host.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Name of this service in traces. Default haechi.</summary>
    public string ServiceName { get; set; } = "haechi";

    /// <summary>What goes to standard error. Default text: warnings and errors.</summary>
    public ConsoleLog Console { get; set; } = ConsoleLog.Text;

    /// <summary>Days for which log files are kept in <c>logs/</c> of the data folder. Default 14, 1 to 365.</summary>
    [Range(1, 365)]
    public int LogDays { get; set; } = 14;

    /// <summary>Networks from which <c>/metrics</c> may be read, beside this machine. Default the private networks.</summary>
    public string[] MetricsNetworks { get; set; } = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];
}
