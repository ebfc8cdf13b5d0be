using System.Collections.Frozen;
using System.Security.Claims;
using Haechi.Platform.Modules;

namespace Haechi.Platform.Identity;

/// <summary>Every permission of the platform and its modules, and who holds it.</summary>
public sealed class PermissionBook
{
    private readonly FrozenDictionary<string, Permission> _byId;

    /// <param name="contributed">Permissions that modules added.</param>
    /// <exception cref="InvalidOperationException">Two have the same id, or one names an unknown role; the product does not start.</exception>
    public PermissionBook(IEnumerable<Permission> contributed)
    {
        var all = PlatformPermissions.All.Concat(contributed).Distinct(ReferenceEqualityComparer.Instance).Cast<Permission>().ToList();
        var faults = all.GroupBy(p => p.Id, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"permission '{g.Key}' is contributed {g.Count()} times")
            .Concat(all.SelectMany(p => p.Roles.Except(Roles.All).Select(role => $"permission '{p.Id}' names the unknown role '{role}'")))
            .ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"Permissions: {string.Join("; ", faults)}. Mend the modules that contribute them.");
        }

        All = all;
        _byId = all.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>All of them, the platform's first.</summary>
    public IReadOnlyList<Permission> All { get; }

    /// <summary>Whether there is such a permission.</summary>
    public bool Knows(string id) => _byId.ContainsKey(id);

    /// <summary>Whether <paramref name="principal"/> holds a permission. Unknown ids, citizens and people who still have to change their password hold none.</summary>
    public bool Holds(ClaimsPrincipal? principal, string id)
    {
        if (principal?.Identity?.IsAuthenticated != true || principal.MustChange() || !_byId.TryGetValue(id, out var permission))
        {
            return false;
        }

        return principal.HasClaim(claim => claim.Type == AccountClaims.Machine)
            ? principal.HasClaim(AccountClaims.Permission, id)
            : permission.Roles.Any(principal.IsInRole);
    }
}
