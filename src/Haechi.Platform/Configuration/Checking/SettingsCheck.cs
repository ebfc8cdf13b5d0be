using Haechi.Platform.Configuration.Model;
using Microsoft.Extensions.Configuration;

namespace Haechi.Platform.Configuration.Checking;

/// <summary>Runs the validators of every section over a configuration, and finds the lines of what they name.</summary>
internal sealed class SettingsCheck(IServiceProvider services, IEnumerable<SettingsSection> sections)
{
    private const string NoFile = "configuration";

    /// <summary>
    /// Faults of the file, then faults that only show when all sources are put together. Values that do not fit their key are
    /// not among the latter: the reader left them out, so each is named once.
    /// </summary>
    public IReadOnlyList<SettingFault> Run(SettingsFile? file, IConfiguration configuration)
    {
        var faults = new List<SettingFault>(file?.Faults ?? []);
        foreach (var section in sections)
        {
            faults.AddRange(Messages(section, configuration).Select(message => ToFault(message, section, file)));
        }

        return [.. faults.OrderBy(f => f.Line ?? int.MaxValue)];
    }

    private IEnumerable<string> Messages(SettingsSection section, IConfiguration configuration)
    {
        try
        {
            return [.. section.Validate(services, configuration)];
        }
        catch (InvalidOperationException exception)
        {
            // The binder met a value of the wrong type in the environment or in appsettings.json.
            return [$"{section.Path.Replace(':', '.')}: {exception.Message}"];
        }
    }

    // Validators say "web.port: 80a80 is …"; older ones only say what is wrong.
    private static SettingFault ToFault(string message, SettingsSection section, SettingsFile? file)
    {
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        var key = colon > 0 && !message[..colon].Contains(' ', StringComparison.Ordinal) ? message[..colon] : section.Path.Replace(':', '.');
        var problem = key.Length == colon ? message[(colon + 2)..] : message;
        var line = file?.Lines.TryGetValue(key, out var found) == true ? found : (int?)null;
        return new SettingFault(line is null ? NoFile : file!.Path, line, key, null, problem, null, "Change the value as the message says; 'config schema' tells what each key means.");
    }
}
