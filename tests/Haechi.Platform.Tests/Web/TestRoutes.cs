using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Tests.Web;

/// <summary>The least that tests need to sign in; the pages themselves are tested with the console.</summary>
internal static class TestRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/test/sign-in", async (HttpRequest request, SignInDesk desk, CancellationToken stop) =>
            (await desk.WithPasswordAsync(request.Form["user"]!, request.Form["password"]!, stop)).ToString());
        app.MapPost("/test/code", async (HttpRequest request, SignInDesk desk, CancellationToken stop) =>
            (await desk.WithCodeAsync(request.Form["code"]!, stop)).ToString());
        app.MapPost("/test/recovery", async (HttpRequest request, SignInDesk desk, CancellationToken stop) =>
            (await desk.WithRecoveryCodeAsync(request.Form["code"]!, stop)).ToString());
        app.MapPost("/test/sign-out", async (SignInDesk desk, CurrentActor actor, CancellationToken stop) =>
            await desk.SignOutAsync(await actor.GetAsync(), stop));
        app.MapGet("/page", () => "page").RequireAuthorization();
        app.MapGet("/api/who", async (CurrentActor actor) => await actor.GetAsync()).RequireAuthorization();
    }
}
