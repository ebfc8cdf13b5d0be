using System.Net;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>Names every fault of section <c>web</c> at once: key, value and what is allowed.</summary>
internal sealed class WebOptionsCheck : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var faults = new List<string>();
        faults.AddRange(options.WidgetOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
            $"web.widget_origins: '{origin}' is not an origin such as https://www.seoul.go.kr (scheme, host, optional port, nothing else)"));
        faults.AddRange(options.TrustedProxies.Where(network => !IsNetwork(network)).Select(network =>
            $"web.trusted_proxies: '{network}' is neither an address nor a network such as 10.0.0.0/24"));
        faults.AddRange(options.Outgoing.AllowedNetworks.Where(network => !IsNetwork(network)).Select(network =>
            $"web.outgoing.allowed_networks: '{network}' is neither an address nor a network such as 10.0.0.0/24"));
        faults.AddRange(options.Outgoing.Destinations.Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown).Select(host =>
            $"web.outgoing.destinations: '{host}' is not a host name such as hooks.seoul.go.kr or *.seoul.go.kr"));
        CheckBytes(faults, "web.max_body_bytes", options.MaxBodyBytes);
        CheckBytes(faults, "web.max_upload_bytes", options.MaxUploadBytes);
        CheckLimits(faults, options.Limits);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckLimits(List<string> faults, LimitOptions limits)
    {
        (string Name, Limit Limit)[] all = [("public", limits.Public), ("chat", limits.Chat), ("channel", limits.Channel), ("upload", limits.Upload), ("sign_in", limits.SignIn), ("ingest", limits.Ingest)];
        foreach (var (name, limit) in all)
        {
            if (limit.Permits < 1)
            {
                faults.Add($"web.limits.{name}.permits: {limit.Permits} must be 1 or more");
            }

            if (limit.Seconds is not (>= 0.1 and <= 86_400))
            {
                faults.Add($"web.limits.{name}.seconds: {limit.Seconds} must be 0.1 to 86400");
            }
        }
    }

    private static void CheckBytes(List<string> faults, string key, long value)
    {
        if (value is < 1024 or > 104_857_600)
        {
            faults.Add($"{key}: {value} must be 1024 to 104857600");
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && text.All(c => c is not (';' or ',' or ' ' or '*' or '\'')) && text.TrimEnd('/') == uri.GetLeftPart(UriPartial.Authority);

    private static bool IsNetwork(string text) => IPNetwork.TryParse(text, out _) || IPAddress.TryParse(text, out _);
}
