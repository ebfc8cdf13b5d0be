using Haechi.Platform.Configuration.Checking;
using Haechi.Platform.Configuration.Model;
using Microsoft.Extensions.Configuration;

namespace Haechi.Platform.Configuration.Sources;

/// <summary>Loads the file and the environment against the model, and holds what is in force.</summary>
public sealed class SettingsLoader
{
    private readonly HeldSource _file = new();
    private readonly HeldSource _environment = new();
    private readonly SettingNode _model;

    private SettingsLoader(IEnumerable<SettingsSection> sections, string? file)
    {
        _model = SettingsModel.Of(sections);
        File = file;
    }

    /// <summary>The configuration file, absolute; null when there is none.</summary>
    public string? File { get; }

    internal SettingNode Model => _model;

    /// <summary>Faults of the environment.</summary>
    internal IReadOnlyList<SettingFault> EnvironmentFaults { get; private set; } = [];

    /// <summary>Adds file and environment to the configuration, the environment above the file.</summary>
    public static SettingsLoader AddTo(IConfigurationBuilder configuration, IEnumerable<SettingsSection> sections, string? file)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var loader = new SettingsLoader(sections, file);
        configuration.Add(loader._file);
        configuration.Add(loader._environment);
        if (loader.ReadFile() is { } read)
        {
            loader._file.Hold(read.Values);
        }

        (var values, loader.EnvironmentFaults) = EnvironmentSettings.Read(Environment.GetEnvironmentVariables(), loader._model);
        loader._environment.Hold(values);
        return loader;
    }

    /// <summary>What the file says now; null when there is no file.</summary>
    internal SettingsFile? ReadFile() => File is null ? null : SettingsFile.Read(File, _model);

    /// <summary>Which of the sources gave a value.</summary>
    internal SettingOrigin OriginOf(IConfigurationProvider giver) => giver switch
    {
        _ when giver == _file => SettingOrigin.File,
        _ when giver == _environment => SettingOrigin.Environment,
        Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationProvider => SettingOrigin.Environment,
        Microsoft.Extensions.Configuration.Memory.MemoryConfigurationProvider => SettingOrigin.CommandLine,
        _ => SettingOrigin.Product,
    };

    /// <summary>Puts a checked file in force.</summary>
    internal void Take(SettingsFile file) => _file.Hold(file.Values);

    /// <summary>The whole configuration as it would be with <paramref name="file"/> in force.</summary>
    internal IConfigurationRoot With(SettingsFile file, IConfigurationBuilder sources)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in sources.Sources)
        {
            if (source == _file)
            {
                builder.AddInMemoryCollection(file.Values);
            }
            else
            {
                builder.Add(source);
            }
        }

        return builder.Build();
    }
}
