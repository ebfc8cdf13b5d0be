using Haechi.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Architecture.Tests.Running;

/// <summary>No endpoint without an owner.</summary>
public class EndpointRules
{
    private static readonly IReadOnlyList<RouteEndpoint> All =
        [.. House.Endpoints.OfType<RouteEndpoint>().Where(e => !e.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)))];

    private static readonly string[] Limits =
        [.. typeof(RateLimits).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void The_house_has_endpoints() => Paths(All).ShouldContain("/api/v1/register");

    [Fact]
    public void Every_endpoint_asks_for_a_permission_or_says_that_it_is_public() => Rule.Holds(
        Paths(All.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0)),
        "RequireAuthorization(<permission>) or AllowAnonymous().");

    [Fact]
    public void Every_permission_that_an_endpoint_asks_for_exists() => Rule.Holds(
        from endpoint in All
        from data in endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        where data.Policy is { } policy && House.Permissions.All(p => p.Id != policy)
        select $"{endpoint.RoutePattern.RawText}: {data.Policy}",
        "Contribute the permission with AddPermission.");

    [Fact]
    public void Every_public_endpoint_has_a_rate_limit() => Rule.Holds(
        Paths(All.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null)),
        "RequireRateLimiting(<policy>).");

    [Fact]
    public void Every_rate_limit_that_an_endpoint_names_exists() => Rule.Holds(
        from endpoint in All
        let named = endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName
        where named is not null && !Limits.Contains(named)
        select $"{endpoint.RoutePattern.RawText}: {named}",
        "Use one of the names in RateLimits.");

    [Fact]
    public void Every_endpoint_of_the_interface_says_what_it_does() => Rule.Holds(
        Paths(All.Where(e => IsInterface(e) && string.IsNullOrWhiteSpace(e.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary))),
        "WithSummary(…).");

    [Fact]
    public void No_two_endpoints_share_a_name()
    {
        All.Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>().ShouldBeUnique();
    }

    private static bool IsInterface(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Paths(IEnumerable<RouteEndpoint> endpoints) => endpoints.Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'));
}
