using System.Net;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Telemetry;

/// <summary>Names every fault of section <c>telemetry</c>.</summary>
internal sealed class TelemetryOptionsCheck : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var faults = options.MetricsNetworks.Where(network => !IPNetwork.TryParse(network, out _))
            .Select(network => $"telemetry.metrics_networks: '{network}' is not a network such as 10.0.0.0/8").ToList();
        if (options.OtlpEndpoint is { Length: > 0 } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            faults.Add($"telemetry.otlp_endpoint: '{endpoint}' is not an address such as http://collector:4317");
        }

        if (options.LogDays is < 1 or > 365)
        {
            faults.Add($"telemetry.log_days: {options.LogDays} must be 1 to 365");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
