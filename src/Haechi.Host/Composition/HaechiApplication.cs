using System.Text.Encodings.Web;
using System.Text.Unicode;
using Haechi.Console;
using Haechi.Platform.Composition;
using Haechi.Platform.Configuration;
using Haechi.Platform.Configuration.Model;
using Haechi.Platform.Demo;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;
using Haechi.Platform.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using ListenOptions = Haechi.Platform.Web.ListenOptions;

namespace Haechi.Host.Composition;

/// <summary>Puts the product together: configuration, platform, console, modules. The same for the web host and for every verb.</summary>
internal static class HaechiApplication
{
    /// <summary>Puts it together without building it, so that a wrong configuration can be told before anything acts on it.</summary>
    public static PreparedApplication Prepare(StartSettings settings, IReadOnlyList<IHaechiModule> modules)
    {
        // Named, because static files are found by this name and another process (a test) may do the building.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "haechi", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        var loader = ConfigurationSources.Apply(builder.Configuration, settings, SectionsOf(modules));
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ListenOptions>>(ListenOn);
        builder.Services.AddHaechiConfiguration(loader);
        Register(builder.Services, builder.Configuration, modules);
        builder.UseHaechiLogs();
        return new PreparedApplication(builder, loader);
    }

    // Registering twice: the sections must be known before the file can be read, and modules may read it while they register.
    private static IEnumerable<SettingsSection> SectionsOf(IReadOnlyList<IHaechiModule> modules)
    {
        var services = new ServiceCollection();
        Register(services, new ConfigurationManager(), modules);
        return services.Where(s => s.ServiceType == typeof(SettingsSection)).Select(s => (SettingsSection)s.ImplementationInstance!);
    }

    private static void Register(IServiceCollection services, IConfiguration configuration, IReadOnlyList<IHaechiModule> modules)
    {
        services.AddSingleton<IStartupTerminal, StartTerminal>();
        services.AddHaechiPlatform(configuration);
        services.AddHaechiConsole(configuration);
        // Korean stays readable in the pages' source, and the pages a third smaller.
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddOptions<SiteOptions>().Configure<DemoState>((site, demo) => site.Demo = demo.Active);
        foreach (var module in modules)
        {
            module.AddServices(services, configuration);
        }

        services.LoadSessionKeysAtFirstUse();
    }

    private static void ListenOn(KestrelServerOptions kestrel, IOptions<ListenOptions> options)
    {
        kestrel.AddServerHeader = false;
        if (options.Value.Bind == "localhost")
        {
            kestrel.ListenLocalhost(options.Value.Port);
        }
        else
        {
            kestrel.Listen(System.Net.IPAddress.Parse(options.Value.Bind), options.Value.Port);
        }
    }
}
