using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Haechi.Platform.Configuration.Model;

/// <summary>Reads the tree of settings from the options classes.</summary>
internal static class SettingsModel
{
    /// <summary>The root over all sections.</summary>
    public static SettingNode Of(IEnumerable<SettingsSection> sections)
    {
        var root = new SettingNode { Name = "", Segment = "", Kind = SettingKind.Object };
        return sections.Aggregate(root, (tree, section) => Graft(tree, section.Path.Split(':'), section.Options));
    }

    /// <summary>Snake_case of a property name.</summary>
    public static string KeyOf(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    private static SettingNode Graft(SettingNode parent, ReadOnlySpan<string> path, Type options)
    {
        var name = path[0];
        var known = parent.Children.GetValueOrDefault(name) ?? new SettingNode { Name = name, Segment = name, Kind = SettingKind.Object };
        var grafted = path.Length > 1
            ? Graft(known, path[1..], options)
            : known with { Children = known.Children.AddRange(ChildrenOf(options)), Description = known.Description ?? XmlDocs.SummaryOf(options) };
        return parent with { Children = parent.Children.SetItem(name, grafted) };
    }

    private static ImmutableDictionary<string, SettingNode> ChildrenOf(Type type)
    {
        var sample = Activator.CreateInstance(type, nonPublic: true);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetSetMethod() is not null).ToList();
        var nodes = properties.Select(p => OfProperty(p, sample)).ToList();
        var files = nodes.Where(n => n.Secret && nodes.All(other => other.Name != n.Name + "_file")).Select(FileOf);
        return nodes.Concat(files).ToImmutableDictionary(n => n.Name);
    }

    private static SettingNode OfProperty(PropertyInfo property, object? sample) => OfType(property.PropertyType) with
    {
        Name = KeyOf(property.Name),
        Segment = property.Name,
        Range = property.GetCustomAttribute<RangeAttribute>(),
        Secret = property.IsDefined(typeof(SecretAttribute)),
        Default = property.GetValue(sample),
        Description = XmlDocs.SummaryOf(property),
        Korean = property.GetCustomAttribute<KoreanAttribute>()?.Text,
    };

    private static SettingNode FileOf(SettingNode secret) => new()
    {
        Name = secret.Name + "_file",
        Segment = secret.Segment + "File",
        Kind = SettingKind.Text,
        FileOfSegment = secret.Segment,
        Description = $"File whose content is the secret '{secret.Name}'.",
        Korean = $"비밀 '{secret.Name}'이(가) 든 파일.",
    };

    private static SettingNode OfType(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var node = new SettingNode { Name = "", Segment = "", Kind = SettingKind.Text };
        if (type.IsEnum)
        {
            return node with { Kind = SettingKind.Choice, Choices = [.. Enum.GetNames(type).Select(n => n.ToLowerInvariant())] };
        }

        if (ScalarKind(type) is { } scalar)
        {
            return node with { Kind = scalar };
        }

        if (MapElement(type) is { } value)
        {
            return node with { Kind = SettingKind.Map, Element = OfType(value) };
        }

        return ListElement(type) is { } item
            ? node with { Kind = SettingKind.List, Element = OfType(item) }
            : node with { Kind = SettingKind.Object, Children = ChildrenOf(type) };
    }

    private static SettingKind? ScalarKind(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => SettingKind.Flag,
        TypeCode.Int32 or TypeCode.Int64 or TypeCode.Int16 or TypeCode.Byte => SettingKind.Integer,
        TypeCode.Double or TypeCode.Single or TypeCode.Decimal => SettingKind.Number,
        TypeCode.String => SettingKind.Text,
        _ => type == typeof(Uri) || type == typeof(TimeSpan) ? SettingKind.Text : null,
    };

    private static Type? MapElement(Type type) => Interfaces(type)
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        .Select(i => i.GetGenericArguments()[1])
        .FirstOrDefault();

    private static Type? ListElement(Type type) => type.IsAssignableTo(typeof(IEnumerable))
        ? Interfaces(type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).Select(i => i.GetGenericArguments()[0]).FirstOrDefault()
        : null;

    private static IEnumerable<Type> Interfaces(Type type) => type.IsInterface ? type.GetInterfaces().Prepend(type) : type.GetInterfaces();
}
