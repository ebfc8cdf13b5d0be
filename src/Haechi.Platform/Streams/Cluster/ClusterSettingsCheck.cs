using System.Net;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>Names every fault of section <c>cluster</c>.</summary>
internal sealed class ClusterSettingsCheck : IValidateOptions<ClusterSettings>
{
    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
    {
        var faults = new List<string>();
        if (options.Id.Length is 0 or > 60)
        {
            faults.Add("cluster.id: must have 1 to 60 characters");
        }

        if (!IPAddress.TryParse(options.AdvertisedAddress, out var advertised) || advertised.Equals(IPAddress.Any) || advertised.Equals(IPAddress.IPv6Any))
        {
            faults.Add($"cluster.advertised_address: '{options.AdvertisedAddress}' is no address at which other hosts reach this one, e.g. 10.0.0.5");
        }

        if (options.ListenAddress is { } listen && !IPAddress.TryParse(listen, out _))
        {
            faults.Add($"cluster.listen_address: '{listen}' is no address such as 0.0.0.0");
        }

        if (options.ProbeTimeout < TimeSpan.FromMilliseconds(200) || options.ProbeTimeout > TimeSpan.FromMinutes(1))
        {
            faults.Add($"cluster.probe_timeout: {options.ProbeTimeout} must be 00:00:00.2 to 00:01:00");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
