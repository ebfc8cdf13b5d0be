using Haechi.Platform.Configuration;
using Haechi.Platform.Configuration.Sources;
using Haechi.Platform.Web;
using Haechi.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Tests.Configuration;

public sealed class ReloadTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_right_change_is_in_force_and_a_wrong_one_keeps_the_last_good_one()
    {
        using var services = Start("web:\n  max_body_bytes: 2000\n");
        var reload = services.GetServices<IHostedService>().OfType<ConfigurationReload>().Single();
        var state = services.GetRequiredService<ConfigurationState>();
        MaxBody(services).ShouldBe(2000);

        Write("web:\n  max_body_bytes: 3000\n");
        reload.Reload();
        MaxBody(services).ShouldBe(3000);

        Write("web:\n  max_body_bytes: 5\n  limits: {chat: {permits: 0}}\n  nonsense: 1\n");
        reload.Reload();
        MaxBody(services).ShouldBe(3000);
        state.Rejected.ShouldNotBeNull().Faults.Select(f => f.Key)
            .ShouldBe(["web.max_body_bytes", "web.limits.chat.permits", "web.nonsense"], ignoreOrder: true);

        Write("web:\n  max_body_bytes: 4000\n");
        reload.Reload();
        MaxBody(services).ShouldBe(4000);
        state.Rejected.ShouldBeNull();
    }

    [Fact]
    public void The_environment_wins_over_the_file_also_after_a_reload()
    {
        Environment.SetEnvironmentVariable("HAECHI__WEB__MAX_UPLOAD_BYTES", "5000");
        try
        {
            using var services = Start("web:\n  max_upload_bytes: 2000\n");
            var options = services.GetRequiredService<IOptionsMonitor<WebOptions>>();
            options.CurrentValue.MaxUploadBytes.ShouldBe(5000);

            Write("web:\n  max_upload_bytes: 3000\n");
            services.GetServices<IHostedService>().OfType<ConfigurationReload>().Single().Reload();
            options.CurrentValue.MaxUploadBytes.ShouldBe(5000);
        }
        finally
        {
            Environment.SetEnvironmentVariable("HAECHI__WEB__MAX_UPLOAD_BYTES", null);
        }
    }

    private static long MaxBody(IServiceProvider services) => services.GetRequiredService<IOptionsMonitor<WebOptions>>().CurrentValue.MaxBodyBytes;

    private string Write(string text) => _folder.Write("haechi.yaml", text);

    private ServiceProvider Start(string text)
    {
        var services = new ServiceCollection();
        var scratch = new ServiceCollection();
        scratch.AddHaechiWebSecurity(new ConfigurationManager());
        var sections = scratch.Where(s => s.ImplementationInstance is Haechi.Platform.Configuration.Model.SettingsSection)
            .Select(s => (Haechi.Platform.Configuration.Model.SettingsSection)s.ImplementationInstance!);
        var configuration = new ConfigurationManager();
        var loader = SettingsLoader.AddTo(configuration, sections, Write(text));
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddHaechiConfiguration(loader);
        services.AddHaechiWebSecurity(configuration);
        return services.BuildServiceProvider();
    }
}
