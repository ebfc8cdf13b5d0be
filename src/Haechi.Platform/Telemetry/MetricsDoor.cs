using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Telemetry;

/// <summary>Lets only this machine and the configured networks read <c>/metrics</c>; to everyone else it does not exist.</summary>
internal sealed class MetricsDoor(RequestDelegate next, IOptionsMonitor<TelemetryOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsOpenTo(context.Connection.RemoteIpAddress))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private bool IsOpenTo(IPAddress? address)
    {
        var plain = address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address;
        return plain is not null
            && (IPAddress.IsLoopback(plain) || options.CurrentValue.MetricsNetworks.Any(network => IPNetwork.Parse(network).Contains(plain)));
    }
}
