using System.Security.Claims;
using Haechi.Kernel.Rooms;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Identity;

/// <summary>Who is acting now: in a request, in a page, and in a live page's circuit, where no request exists.</summary>
public sealed class CurrentActor(IHttpContextAccessor http, IServiceProvider services, PermissionBook book)
{
    /// <summary>The actor for decisions and the audit trail; <see cref="Actor.Citizen"/> when nobody is signed in.</summary>
    public async ValueTask<Actor> GetAsync() => (await PrincipalAsync()).ToActor();

    /// <summary>Whether the acting person or machine holds a permission.</summary>
    public async ValueTask<bool> HoldsAsync(string permission) => book.Holds(await PrincipalAsync(), permission);

    /// <summary>The principal; an anonymous one when nobody is signed in.</summary>
    public async ValueTask<ClaimsPrincipal> PrincipalAsync()
    {
        // A circuit's HttpContext is that of the websocket's first request: it never learns of a sign-out.
        if (http.HttpContext is { } context && !context.WebSockets.IsWebSocketRequest)
        {
            return context.User;
        }

        return services.GetService<AuthenticationStateProvider>() is { } state
            ? (await state.GetAuthenticationStateAsync()).User
            : new ClaimsPrincipal(new ClaimsIdentity());
    }
}
