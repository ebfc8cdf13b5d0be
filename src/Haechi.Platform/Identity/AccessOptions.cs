namespace Haechi.Platform.Identity;

/// <summary>Section <c>identity</c> of the configuration.</summary>
public sealed class AccessOptions
{
    /// <summary>Hours until an idle session ends; each request renews it. Default 8, 0.1 to 24.</summary>
    public double SessionHours { get; set; } = 8;
}
