using System.Net;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>Names every fault of the listening part of section <c>web</c>.</summary>
internal sealed class ListenOptionsCheck : IValidateOptions<ListenOptions>
{
    public ValidateOptionsResult Validate(string? name, ListenOptions options)
    {
        var faults = new List<string>();
        if (options.Port is < 1 or > 65535)
        {
            faults.Add($"web.port: {options.Port} must be 1 to 65535");
        }

        if (options.Bind != "localhost" && !IPAddress.TryParse(options.Bind, out _))
        {
            faults.Add($"web.bind: '{options.Bind}' is neither localhost nor an address such as 0.0.0.0");
        }

        if (options.PublicUrl is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
        {
            faults.Add($"web.public_url: '{url}' is not an address such as https://talk.seoul.go.kr");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
