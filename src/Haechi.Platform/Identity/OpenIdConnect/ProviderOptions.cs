namespace Haechi.Platform.Identity;

/// <summary>One OpenID Connect provider: any that speaks the standard. Part of section <c>identity</c>, key <c>providers</c>.</summary>
public sealed class ProviderOptions
{
    /// <summary>Letters, digits and hyphens; part of the return address <c>/signin-oidc-{id}</c> that the provider must know.</summary>
    public string Id { get; set; } = "";

    /// <summary>Name on the button.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its address; <c>/.well-known/openid-configuration</c> is read below it. Must be https, except on this machine.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Client id as the provider knows it.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Client secret, from the environment or <see cref="ClientSecretFile"/>, never in a file that is shared.</summary>
    [Haechi.Platform.Configuration.Secret]
    public string? ClientSecret { get; set; }

    /// <summary>File with the client secret; ignored when <see cref="ClientSecret"/> is set.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>Claim with roles or groups. Default <c>roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Value of that claim → role of this product. Who holds none of them is refused.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>Claim with the department; empty (default) for none.</summary>
    public string DepartmentClaim { get; set; } = "";

    internal string SchemeName => "oidc-" + Id;
}
