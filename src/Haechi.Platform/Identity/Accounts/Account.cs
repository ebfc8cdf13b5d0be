using Microsoft.AspNetCore.Identity;

namespace Haechi.Platform.Identity;

/// <summary>An official's account. Citizens have none.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>Name on pages and in the audit trail; at most 80 characters.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Organisation; at most 80 characters, may be empty.</summary>
    public string Department { get; set; } = "";

    /// <summary>A disabled account cannot sign in, and loses its open sessions within a minute.</summary>
    public bool Disabled { get; set; }

    /// <summary>True until its holder has chosen a password of their own; until then no permission holds.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>A demo account, made only in demo mode and labelled as such.</summary>
    public bool Demo { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>UTC; null before the first time.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }
}

/// <summary>One of the fixed roles, as a row.</summary>
public sealed class AccountRole : IdentityRole;

/// <summary>A machine's key. Its secret is shown once; only its hash is kept.</summary>
public sealed class ApiTokenRow
{
    /// <summary>Twelve hex digits; the public half of the token.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it is for; at most 80 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Hex SHA-256 of the secret half, which is random and long, so needs no slow hash.</summary>
    public string SecretHash { get; set; } = "";

    /// <summary>Permission ids, separated by spaces.</summary>
    public string Permissions { get; set; } = "";

    /// <summary>Service ids, separated by spaces; empty for every service.</summary>
    public string Services { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>UTC; null never ends.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>UTC; null while it is in force.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; set; } = "";
}
