using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>Names every fault of section <c>identity</c> at once.</summary>
internal sealed class AccessOptionsCheck : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var faults = options.Providers.SelectMany((provider, index) => Faults(provider, $"identity.providers[{index}]")).ToList();
        if (options.SessionHours is not (>= 0.1 and <= 24))
        {
            faults.Add($"identity.session_hours: {options.SessionHours} must be 0.1 to 24");
        }

        faults.AddRange(options.Providers.GroupBy(p => p.Id).Where(g => g.Count() > 1).Select(g => $"identity.providers: id '{g.Key}' is used {g.Count()} times"));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ProviderOptions provider, string key)
    {
        if (provider.Id.Length == 0 || !provider.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            yield return $"{key}.id: '{provider.Id}' must be letters, digits and hyphens";
        }

        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == "https" || authority is { Scheme: "http", IsLoopback: true }))
        {
            yield return $"{key}.authority: '{provider.Authority}' must be an https address";
        }

        if (provider.ClientId.Length == 0)
        {
            yield return $"{key}.client_id: is missing";
        }

        if (provider.Name.Length == 0)
        {
            yield return $"{key}.name: is missing; it stands on the button";
        }

        foreach (var role in provider.Roles.Values.Except(Modules.Roles.All))
        {
            yield return $"{key}.roles: '{role}' is no role; roles are {string.Join(", ", Modules.Roles.All)}";
        }
    }
}
