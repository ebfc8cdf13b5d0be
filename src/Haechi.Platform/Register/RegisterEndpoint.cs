using Haechi.Kernel.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Platform.Register;

/// <summary><c>GET /api/v1/register</c>: the algorithm register, drawn from the manifests and the live numbers.</summary>
internal static class RegisterEndpoint
{
    public static void MapRegister(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/register", GetAsync)
            .WithName("GetRegister")
            .WithTags("Register")
            .WithSummary("The public algorithm register with live numbers")
            .AllowAnonymous()
            .RequireRateLimiting("public");

    /// <remarks><c>lang</c> is <c>ko</c> (default) or <c>en</c>.</remarks>
    private static async Task<Ok<List<RegisterEntry>>> GetAsync(RegisterView view, CancellationToken cancellationToken, string lang = "ko")
    {
        var lines = await view.ReadAsync(cancellationToken);
        return TypedResults.Ok(lines.Select(line => line.ToEntry(lang)).ToList());
    }
}
