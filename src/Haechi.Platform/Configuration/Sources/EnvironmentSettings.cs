using System.Collections;
using Haechi.Platform.Configuration.Checking;
using Haechi.Platform.Configuration.Model;

namespace Haechi.Platform.Configuration.Sources;

/// <summary>Settings in the environment: <c>HAECHI__WEB__PORT=9000</c>, <c>HAECHI__STORAGE__POSTGRES=…</c>. They win over the file.</summary>
internal static class EnvironmentSettings
{
    private const string Prefix = "HAECHI__";

    /// <summary>Configuration keys with colons, and every variable that fits no key or holds a wrong value.</summary>
    public static (IReadOnlyDictionary<string, string?> Values, IReadOnlyList<SettingFault> Faults) Read(IDictionary environment, SettingNode model)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<SettingFault>();
        foreach (var (name, value) in environment.Cast<DictionaryEntry>().Select(e => ((string)e.Key, (string?)e.Value ?? "")).Where(e => e.Item1.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            Read(name, value, model, values, faults);
        }

        return (values, faults);
    }

    private static void Read(string name, string value, SettingNode model, Dictionary<string, string?> values, List<SettingFault> faults)
    {
        var node = model;
        var path = new List<string>();
        foreach (var segment in name[Prefix.Length..].Split("__"))
        {
            var child = ChildOf(node, segment);
            if (child is null)
            {
                var near = NearestName.Of(segment, node.Children.Keys);
                faults.Add(new SettingFault($"environment {name}", null, segment.ToLowerInvariant(), null, "There is no such key.", node.Allowed, near is null ? "Remove the variable." : $"Did you mean '{near}'?"));
                return;
            }

            path.Add(child.Segment.Length > 0 ? child.Segment : segment);
            node = child;
        }

        if (ScalarRules.ProblemOf(value, node) is { } problem)
        {
            faults.Add(new SettingFault($"environment {name}", null, node.Name, node.Secret ? null : value, problem, node.Allowed, "Correct the variable or remove it."));
        }
        else
        {
            ReadValue(name, value, node, path, values, faults);
        }
    }

    private static void ReadValue(string name, string value, SettingNode node, List<string> path, Dictionary<string, string?> values, List<SettingFault> faults)
    {
        if (node.FileOfSegment is not { } secret)
        {
            values[string.Join(':', path)] = value;
            return;
        }

        try
        {
            values[string.Join(':', path.SkipLast(1).Append(secret))] = File.ReadAllText(value).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(new SettingFault($"environment {name}", null, node.Name, value, $"The file cannot be read: {exception.Message}", null, "Create the file with the secret as its only line."));
        }
    }

    private static SettingNode? ChildOf(SettingNode node, string segment) => node.Kind switch
    {
        SettingKind.Object => node.Children.Values.FirstOrDefault(c => string.Equals(c.Name, segment, StringComparison.OrdinalIgnoreCase)),
        SettingKind.List or SettingKind.Map => node.Element! with { Segment = segment.ToLowerInvariant() },
        _ => null,
    };
}
