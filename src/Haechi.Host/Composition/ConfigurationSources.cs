namespace Haechi.Host.Composition;

/// <summary>Where settings come from, weakest first: appsettings.json, haechi.yaml, environment (<c>HAECHI__…</c>), command line.</summary>
internal static class ConfigurationSources
{
    public static void Apply(ConfigurationManager configuration, StartSettings settings)
    {
        configuration.AddEnvironmentVariables("HAECHI__");
        configuration.AddInMemoryCollection(settings.ToConfiguration());
        var root = Environment.GetEnvironmentVariable("HAECHI_ROOT") is { Length: > 0 } named ? named : Directory.GetCurrentDirectory();
        configuration["storage:DataFolder"] = Path.GetFullPath(configuration["storage:DataFolder"] ?? ".data", root);
    }
}
