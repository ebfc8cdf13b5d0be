using Haechi.Platform.Configuration.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Haechi.Platform.Configuration.Checking;

/// <summary>What a configuration file says, and what is wrong with it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Values">Configuration keys with colons.</param>
/// <param name="Lines">Line of each dotted key.</param>
/// <param name="Faults">Every fault in order of lines.</param>
internal sealed record SettingsFile(string Path, IReadOnlyDictionary<string, string?> Values, IReadOnlyDictionary<string, int> Lines, IReadOnlyList<SettingFault> Faults)
{
    /// <summary>Reads <paramref name="file"/> against the model.</summary>
    public static SettingsFile Read(string file, SettingNode model)
    {
        var reader = new SettingsReader(file);
        try
        {
            var yaml = new YamlStream();
            using var text = File.OpenText(file);
            yaml.Load(text);
            return yaml.Documents switch
            {
                [] => Empty(file, []),
                [{ RootNode: YamlMappingNode mapping }] => Walk(file, reader, mapping, model),
                [{ RootNode: YamlScalarNode { Value: null or "" } }] => Empty(file, []),
                _ => Empty(file, [new SettingFault(file, 1, "(whole file)", null, "The file must be one document of sections.", model.Allowed, "Begin with a section, e.g. 'web:', and indent its keys.")]),
            };
        }
        catch (YamlException exception)
        {
            return Empty(file, [SyntaxFault(file, exception)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Empty(file, [new SettingFault(file, null, "(whole file)", null, $"The file cannot be read: {exception.Message}", null, "Check its path and its permissions.")]);
        }
    }

    private static SettingsFile Walk(string file, SettingsReader reader, YamlMappingNode mapping, SettingNode model)
    {
        reader.Read(mapping, model);
        return new SettingsFile(file, reader.Values, reader.Lines, [.. reader.Faults.OrderBy(f => f.Line)]);
    }

    private static SettingsFile Empty(string file, IReadOnlyList<SettingFault> faults) =>
        new(file, new Dictionary<string, string?>(), new Dictionary<string, int>(), faults);

    private static SettingFault SyntaxFault(string file, YamlException exception) => new(
        file,
        (int)exception.Start.Line,
        "(syntax)",
        null,
        $"The file is not YAML: {(exception.InnerException?.Message ?? exception.Message)}",
        null,
        "Indent with spaces (two per level), put a space after every colon, and put texts with ': ' or '#' into quotes.");
}
