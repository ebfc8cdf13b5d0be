using Haechi.Console;
using Haechi.Platform.Composition;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;
using Haechi.Platform.Web;

namespace Haechi.Host.Composition;

/// <summary>The way of a request through the host.</summary>
internal static class Pipeline
{
    public static void Map(WebApplication app, IReadOnlyList<IHaechiModule> modules)
    {
        app.UseHaechiConsole();
        app.UseHaechiWebEdge();
        app.UseStorageGate();
        app.UseHaechiWebSecurity();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHaechiPlatform();
        app.MapHaechiConsole();
        foreach (var module in modules)
        {
            module.MapEndpoints(app);
        }
    }
}
