using System.Globalization;
using System.Security.Claims;
using Bunit;
using Haechi.Console.Components;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>A live page of the console in front of somebody, in Korean, with the site's real store behind it.</summary>
internal static class LivePage
{
    public static BunitContext Of(SafetySite site, Actor who, params string[] roles)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("ko"), new CultureInfo("ko"));
        var page = new BunitContext();
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Id), new Claim(ClaimTypes.Name, who.Name), .. roles.Select(r => new Claim(ClaimTypes.Role, r))], "test"));
        page.Services.AddLogging();
        page.Services.AddLocalization();
        page.Services.AddSingleton(provider => new CurrentActor(new HttpContextAccessor(), provider, site.Get<PermissionBook>()));
        page.Services.AddSingleton<ToastService>();
        page.Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(person));
        page.Services.AddFallbackServiceProvider(site.Get<IServiceProvider>());
        page.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return page;
    }

    private sealed class SignedIn(ClaimsPrincipal who) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(who));
    }
}
