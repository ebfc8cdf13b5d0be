using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>
/// Makes every permission id a policy: <c>[Authorize(Policy = "case.decide")]</c>, <c>RequireAuthorization("case.decide")</c>.
/// An id that nobody contributed denies everyone, so a misspelt policy locks a page instead of opening it.
/// </summary>
internal sealed partial class PermissionPolicies(IOptions<AuthorizationOptions> options, PermissionBook book, ILogger<PermissionPolicies> log) : IAuthorizationPolicyProvider
{
    private static readonly AuthorizationPolicy SignedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new OwnPassword()).Build();
    private readonly DefaultAuthorizationPolicyProvider _plain = new(options);

    public bool AllowsCachingPolicies => true;

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(SignedIn);

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => _plain.GetFallbackPolicyAsync();

    public async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (await _plain.GetPolicyAsync(policyName) is { } named)
        {
            return named;
        }

        if (!book.Knows(policyName))
        {
            UnknownPermission(policyName);
        }

        return new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new HoldsPermission(policyName)).Build();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Permission {Permission} is asked for but nobody contributed it; everyone is refused.")]
    private partial void UnknownPermission(string permission);
}

internal sealed record HoldsPermission(string Id) : IAuthorizationRequirement;

internal sealed record OwnPassword : IAuthorizationRequirement;

internal sealed class PermissionHandler(PermissionBook book) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var granted = requirement switch
            {
                HoldsPermission needed => book.Holds(context.User, needed.Id),
                OwnPassword => !context.User.MustChange(),
                _ => false,
            };
            if (granted)
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}
