namespace Haechi.Platform.Identity;

/// <summary>Section <c>identity</c> of the configuration.</summary>
public sealed class AccessOptions
{
    /// <summary>Hours until an idle session ends; each request renews it. Default 8, 0.1 to 24.</summary>
    public double SessionHours { get; set; } = 8;

    /// <summary>OpenID Connect providers. Default none: local accounts only.</summary>
    public List<ProviderOptions> Providers { get; set; } = [];
}
