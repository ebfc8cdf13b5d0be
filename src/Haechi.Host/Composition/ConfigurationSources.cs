using Haechi.Platform.Configuration.Model;
using Haechi.Platform.Configuration.Sources;

namespace Haechi.Host.Composition;

/// <summary>Where settings come from, weakest first: appsettings.json, haechi.yaml, environment (<c>HAECHI__…</c>), command line.</summary>
internal static class ConfigurationSources
{
    private const string FileName = "haechi.yaml";

    public static SettingsLoader Apply(ConfigurationManager configuration, StartSettings settings, IEnumerable<SettingsSection> sections)
    {
        var loader = SettingsLoader.AddTo(configuration, sections, FindFile(settings));
        configuration.AddInMemoryCollection(settings.ToConfiguration());
        // Relative to the file that says it, else to the product's root.
        var root = loader.File is { } file && settings.DataFolder is null ? Path.GetDirectoryName(file)! : Root;
        configuration.AddInMemoryCollection([KeyValuePair.Create("storage:DataFolder", (string?)Path.GetFullPath(configuration["storage:DataFolder"] ?? ".data", root))]);
        return loader;
    }

    private static string Root => Environment.GetEnvironmentVariable("HAECHI_ROOT") is { Length: > 0 } named ? named : Directory.GetCurrentDirectory();

    private static string? FindFile(StartSettings settings)
    {
        var named = settings.ConfigurationFile ?? Environment.GetEnvironmentVariable("HAECHI_CONFIG");
        if (named is { Length: > 0 })
        {
            return Path.GetFullPath(named);
        }

        string[] places = [Path.GetFullPath(FileName), Path.Combine(Root, FileName)];
        return places.FirstOrDefault(File.Exists);
    }
}
