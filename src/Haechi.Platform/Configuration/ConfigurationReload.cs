using Haechi.Platform.Configuration.Checking;
using Haechi.Platform.Configuration.Model;
using Haechi.Platform.Configuration.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Haechi.Platform.Configuration;

/// <summary>Watches the file. A change is checked first; a wrong one leaves the last good configuration in force.</summary>
internal sealed partial class ConfigurationReload(
    SettingsLoader loader,
    SettingsCheck check,
    IConfiguration configuration,
    ConfigurationState state,
    TimeProvider clock,
    ILogger<ConfigurationReload> log) : BackgroundService
{
    // Editors write a file in several steps; wait until they are through.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (loader.File is not { } file || Path.GetDirectoryName(file) is not { } folder)
        {
            return;
        }

        using var files = new PhysicalFileProvider(folder, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None);
        using var changed = new SemaphoreSlim(0);
        using var watch = ChangeToken.OnChange(() => files.Watch(Path.GetFileName(file)), () => changed.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            await Task.Delay(Settle, clock, stoppingToken);
            while (await changed.WaitAsync(TimeSpan.Zero, stoppingToken))
            {
            }

            Reload();
        }
    }

    internal void Reload()
    {
        if (loader.ReadFile() is not { } file)
        {
            return;
        }

        var candidate = loader.With(file, (IConfigurationBuilder)configuration);
        var faults = check.Run(file, candidate);
        if (faults.Count > 0)
        {
            state.Refused(new RejectedConfiguration(clock.GetUtcNow(), faults));
            LogRefused(faults.Count, string.Join("; ", faults.Select(f => $"line {f.Line} {f.Key}: {f.Problem}")));
            return;
        }

        loader.Take(file);
        state.Took();
        LogTaken(Path.GetFileName(file.Path));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed configuration has {Count} faults and was not taken; the last good one stays in force: {Faults}")]
    private partial void LogRefused(int count, string faults);

    [LoggerMessage(Level = LogLevel.Information, Message = "The changed configuration of {File} is in force")]
    private partial void LogTaken(string file);
}
