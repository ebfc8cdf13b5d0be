using Haechi.Console;
using Haechi.Platform.Composition;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;
using Haechi.Platform.Telemetry;
using Haechi.Platform.Telemetry.Health;
using Haechi.Platform.Web;

namespace Haechi.Host.Composition;

/// <summary>Puts the product together: configuration, platform, modules. The same for the web host and for every verb.</summary>
internal static class HaechiApplication
{
    /// <summary>Builds it without starting it.</summary>
    public static WebApplication Build(StartSettings settings, IReadOnlyList<IHaechiModule> modules)
    {
        // Named, because static files are found by this name and another process (a test) may do the building.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "haechi", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        ConfigurationSources.Apply(builder.Configuration, settings);
        builder.WebHost.ConfigureKestrel((context, kestrel) => ListenOn(kestrel, context.Configuration));

        builder.Services.AddHaechiPlatform(builder.Configuration);
        builder.Services.AddHaechiInstance();
        builder.Services.AddSingleton<IStartupTerminal, StartTerminal>();
        builder.Services.AddHaechiStartup();
        builder.Services.AddHaechiTelemetry();
        builder.Services.AddHaechiConsole();
        foreach (var module in modules)
        {
            module.AddServices(builder.Services, builder.Configuration);
        }

        return builder.Build();
    }

    /// <summary>Adds the request pipeline and every endpoint.</summary>
    public static void Map(WebApplication app, IReadOnlyList<IHaechiModule> modules)
    {
        app.UseHaechiConsole();
        app.UseHaechiWebEdge();
        app.UseStorageGate();
        app.UseHaechiWebSecurity();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHaechiConsole();
        app.MapHaechiPlatform();
        app.MapHealth();
        foreach (var module in modules)
        {
            module.MapEndpoints(app);
        }
    }

    private static void ListenOn(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, IConfiguration configuration)
    {
        kestrel.AddServerHeader = false;
        var port = configuration.GetValue("web:Port", 8080);
        var bind = configuration.GetValue("web:Bind", "localhost")!;
        if (bind == "localhost")
        {
            kestrel.ListenLocalhost(port);
        }
        else
        {
            kestrel.Listen(System.Net.IPAddress.Parse(bind), port);
        }
    }
}
