using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Haechi.Platform.Configuration.Model;

/// <summary>Summaries of options classes and their properties, from the documentation file beside the assembly.</summary>
internal static partial class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Known = [];

    public static string? SummaryOf(Type type) => Find(type.Assembly, "T:" + NameOf(type));

    public static string? SummaryOf(PropertyInfo property) =>
        Find(property.DeclaringType!.Assembly, $"P:{NameOf(property.DeclaringType)}.{property.Name}");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string? Find(Assembly assembly, string member) => Known.GetOrAdd(assembly, Read).GetValueOrDefault(member);

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member")
                .Where(m => m.Element("summary") is not null)
                .ToDictionary(m => (string)m.Attribute("name")!, m => Text(m.Element("summary")!))
            : [];
    }

    private static string Text(XElement summary)
    {
        foreach (var see in summary.Descendants("see").ToList())
        {
            var name = ((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? see.Value).Split('.')[^1];
            see.ReplaceWith(((string?)see.Attribute("cref"))?.StartsWith("P:", StringComparison.Ordinal) == true ? SettingsModel.KeyOf(name) : name);
        }

        return Space().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
