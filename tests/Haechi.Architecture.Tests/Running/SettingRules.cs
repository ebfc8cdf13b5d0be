using System.Collections;
using System.Reflection;
using Haechi.Platform.Configuration;

namespace Haechi.Architecture.Tests.Running;

/// <summary>Settings explain themselves in both languages.</summary>
public class SettingRules
{
    [Fact]
    public void Every_setting_says_what_it_means_in_korean()
    {
        var settings = House.Settings.SelectMany(section => PropertiesOf(section.Options)).Distinct().ToList();
        settings.Count.ShouldBeGreaterThan(60);

        Rule.Holds(
            settings.Where(p => p.GetCustomAttribute<KoreanAttribute>() is not { Text: var text } || !text.Any(c => c is >= '가' and <= '힣'))
                .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}"),
            "Put [Korean(\"…\")] on the property, with what its summary says in English: unit, range, default.");
    }

    [Fact]
    public void Every_setting_says_what_it_means_in_english()
    {
        var documents = House.Settings.Select(s => s.Options.Assembly).Distinct()
            .ToDictionary(a => a, a => File.ReadAllText(Path.ChangeExtension(a.Location, ".xml")));

        Rule.Holds(
            House.Settings.SelectMany(section => PropertiesOf(section.Options)).Distinct()
                .Where(p => !documents[p.DeclaringType!.Assembly].Contains($"\"P:{p.DeclaringType.FullName!.Replace('+', '.')}.{p.Name}\"", StringComparison.Ordinal))
                .Select(p => $"{p.DeclaringType!.FullName}.{p.Name}"),
            "Give the property a summary.");
    }

    /// <summary>What may be set, down to the classes inside lists and maps.</summary>
    private static IEnumerable<PropertyInfo> PropertiesOf(Type options) => options
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetSetMethod() is not null)
        .SelectMany(p => InnerOf(p.PropertyType).SelectMany(PropertiesOf).Prepend(p));

    private static IEnumerable<Type> InnerOf(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[^1] : type;
        return element.Namespace?.StartsWith("Haechi", StringComparison.Ordinal) == true && element.IsClass ? [element] : [];
    }
}
