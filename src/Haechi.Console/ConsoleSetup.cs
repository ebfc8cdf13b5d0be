using Haechi.Console.Components;
using Haechi.Console.Pages;
using Haechi.Console.Preferences;
using Haechi.Platform.Configuration;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Haechi.Console;

/// <summary>Puts the shell into the host: services, the reader's language, the pages of every module.</summary>
public static class ConsoleSetup
{
    /// <summary>Registers the shell. Pages of modules come with <see cref="PageAssembly"/>, menu entries with <see cref="NavigationItem"/>.</summary>
    public static IServiceCollection AddHaechiConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddLocalization();
        services.AddSettings<SiteOptions>(configuration, SiteOptions.Section);
        services.AddOptions<RequestLocalizationOptions>().Configure(SetLanguages);
        services.AddScoped<ToastService>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddConsolePages();
        return services;
    }

    /// <summary>The reader's language. Call it early, so that refusals and problem pages speak it too.</summary>
    public static IApplicationBuilder UseHaechiConsole(this IApplicationBuilder app) => app.UseRequestLocalization();

    /// <summary>Maps the pages of the shell and of every module.</summary>
    public static RazorComponentsEndpointConventionBuilder MapHaechiConsole(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapPreferences();
        endpoints.MapConsolePages();
        var pages = endpoints.ServiceProvider.GetServices<PageAssembly>().Select(page => page.Assembly)
            .Where(assembly => assembly != typeof(App).Assembly).Distinct().ToArray();
        return endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode().AddAdditionalAssemblies(pages);
    }

    // Korean first: a browser's language preference does not turn the page English, only the reader's own choice does.
    private static void SetLanguages(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture("ko").AddSupportedCultures(PreferenceEndpoints.Languages).AddSupportedUICultures(PreferenceEndpoints.Languages);
        options.RequestCultureProviders = [new CookieRequestCultureProvider()];
    }
}
