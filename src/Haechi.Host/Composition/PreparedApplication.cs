using Haechi.Platform.Configuration;
using Haechi.Platform.Configuration.Checking;
using Haechi.Platform.Configuration.Sources;
using Haechi.Platform.Streams.Cluster;

namespace Haechi.Host.Composition;

/// <summary>Everything is registered and nothing is built yet.</summary>
internal sealed class PreparedApplication(WebApplicationBuilder builder, SettingsLoader settings)
{
    /// <summary>Where the settings came from.</summary>
    public SettingsLoader Settings { get; } = settings;

    /// <summary>Everything that is wrong with the configuration, in a container of its own: building the host already acts on it.</summary>
    public async Task<IReadOnlyList<SettingFault>> CheckAsync()
    {
        await using var services = builder.Services.BuildServiceProvider();
        return services.CheckConfiguration();
    }

    /// <summary>Prints every fault; true when there is one.</summary>
    public async Task<bool> IsWrongAsync()
    {
        var faults = await CheckAsync();
        foreach (var fault in faults)
        {
            await System.Console.Error.WriteLineAsync(fault.ToString());
        }

        return faults.Count > 0;
    }

    /// <summary>Adds the silo that runs the streams. Only <c>serve</c> needs it; verbs start faster without.</summary>
    public void AddSilo() => builder.Services.AddHaechiSilo(builder.Configuration);

    /// <summary>Builds it without starting it.</summary>
    public WebApplication Build() => builder.Build();
}
