using System.Globalization;
using Haechi.Platform.Configuration.Model;
using YamlDotNet.RepresentationModel;

namespace Haechi.Platform.Configuration.Checking;

/// <summary>
/// Walks one file against the model. It names every fault, and flattens what it understands into the keys that the binder expects.
/// </summary>
internal sealed class SettingsReader(string source)
{
    private readonly List<SettingFault> _faults = [];
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SettingFault> Faults => _faults;

    /// <summary>Configuration keys with colons.</summary>
    public IReadOnlyDictionary<string, string?> Values => _values;

    /// <summary>Line of each dotted key of the file.</summary>
    public IReadOnlyDictionary<string, int> Lines => _lines;

    public void Read(YamlMappingNode file, SettingNode root) => ReadObject(file, root, "", "");

    private void ReadObject(YamlMappingNode yaml, SettingNode node, string key, string path)
    {
        foreach (var (nameNode, value) in yaml.Children)
        {
            var name = (nameNode as YamlScalarNode)?.Value ?? nameNode.ToString();
            var own = Join(key, name, '.');
            _lines[own] = Line(nameNode);
            if (node.Children.TryGetValue(name, out var child))
            {
                Read(value, child, own, Join(path, child.Segment, ':'));
            }
            else
            {
                UnknownKey(nameNode, name, own, node);
            }
        }
    }

    private void UnknownKey(YamlNode place, string name, string key, SettingNode parent)
    {
        var near = NearestName.Of(name, parent.Children.Keys);
        Add(place, key, null, "There is no such key.", parent.Allowed, near is null ? "Remove the line, or use one of the allowed keys." : $"Did you mean '{near}'?");
    }

    private void Read(YamlNode yaml, SettingNode node, string key, string path)
    {
        switch (node.Kind, yaml)
        {
            case (_, YamlScalarNode { Value: null or "" or "~" or "null", Style: not (YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted) }):
                break;
            case (SettingKind.Object, YamlMappingNode mapping):
                ReadObject(mapping, node, key, path);
                break;
            case (SettingKind.Map, YamlMappingNode mapping):
                ReadMap(mapping, node, key, path);
                break;
            case (SettingKind.List, YamlSequenceNode sequence):
                ReadList(sequence, node, key, path);
                break;
            case (not (SettingKind.Object or SettingKind.Map or SettingKind.List), YamlScalarNode scalar):
                ReadScalar(scalar, node, key, path);
                break;
            default:
                Add(yaml, key, null, $"Here stands {Word(yaml)}, not {Word(node.Kind)}.", node.Allowed, MendOf(node, key));
                break;
        }
    }

    private void ReadMap(YamlMappingNode mapping, SettingNode node, string key, string path)
    {
        foreach (var (nameNode, value) in mapping.Children)
        {
            var name = (nameNode as YamlScalarNode)?.Value ?? nameNode.ToString();
            _lines[Join(key, name, '.')] = Line(nameNode);
            Read(value, node.Element!, Join(key, name, '.'), Join(path, name, ':'));
        }
    }

    private void ReadList(YamlSequenceNode sequence, SettingNode node, string key, string path)
    {
        for (var i = 0; i < sequence.Children.Count; i++)
        {
            _lines[$"{key}[{i}]"] = Line(sequence.Children[i]);
            Read(sequence.Children[i], node.Element!, $"{key}[{i}]", Join(path, i.ToString(CultureInfo.InvariantCulture), ':'));
        }
    }

    private void ReadScalar(YamlScalarNode scalar, SettingNode node, string key, string path)
    {
        var text = scalar.Value ?? "";
        if (node.Secret)
        {
            Add(scalar, key, null, "A secret must not stand in the configuration file.", null, SecretMend(node, key));
        }
        else if (node.FileOfSegment is not null)
        {
            ReadSecretFile(scalar, text, node, key, path);
        }
        else if (ScalarRules.ProblemOf(text, node) is { } problem)
        {
            Add(scalar, key, text, problem, node.Allowed, MendOf(node, key));
        }
        else
        {
            _values[path] = text;
        }
    }

    private void ReadSecretFile(YamlScalarNode place, string file, SettingNode node, string key, string path)
    {
        var full = Path.GetFullPath(file, Path.GetDirectoryName(Path.GetFullPath(source))!);
        try
        {
            _values[path[..^node.Segment.Length] + node.FileOfSegment] = File.ReadAllText(full).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Add(place, key, file, $"The file cannot be read: {exception.Message}", null, "Create the file with the secret as its only line, readable for this user only.");
        }
    }

    private void Add(YamlNode place, string key, string? value, string problem, string? allowed, string mend) =>
        _faults.Add(new SettingFault(source, Line(place), key, value, problem, allowed, mend));

    private static string SecretMend(SettingNode node, string key) =>
        $"Write it into a file of its own and name that file with '{node.Name}_file', or set the environment variable HAECHI__{Variable(key)}.";

    private static string Variable(string key) =>
        key.Replace(".", "__", StringComparison.Ordinal).Replace("[", "__", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string MendOf(SettingNode node, string key)
    {
        var name = key.Split('.')[^1];
        return node.Kind switch
        {
            SettingKind.Flag => $"Write '{name}: true' or '{name}: false'.",
            SettingKind.List => $"Write '{name}:' and below it one '- value' a line.",
            SettingKind.Object or SettingKind.Map => $"Write '{name}:' and below it its keys, indented.",
            SettingKind.Choice when node.Default is { } choice => $"Write e.g. '{name}: {choice.ToString()!.ToLowerInvariant()}'.",
            _ when node.Default is { } value => FormattableString.Invariant($"Write e.g. '{name}: {value}'."),
            _ => "Write one of the allowed values.",
        };
    }

    private static string Word(SettingKind kind) => kind switch
    {
        SettingKind.Object or SettingKind.Map => "keys with values",
        SettingKind.List => "a list",
        _ => "a single value",
    };

    private static string Word(YamlNode yaml) => yaml switch
    {
        YamlMappingNode => "keys with values",
        YamlSequenceNode => "a list",
        _ => "a single value",
    };

    private static int Line(YamlNode node) => (int)node.Start.Line;

    private static string Join(string parent, string name, char separator) => parent.Length == 0 ? name : $"{parent}{separator}{name}";
}
