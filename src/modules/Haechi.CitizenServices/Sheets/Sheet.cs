using System.Globalization;
using Haechi.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Haechi.CitizenServices.Sheets;

/// <summary>
/// A mapping of a YAML table, read key by key. Faults are collected instead of thrown, so that the author of a table
/// sees all of them at once.
/// </summary>
internal sealed class Sheet
{
    private readonly YamlMappingNode _node;
    private readonly string _file;
    private readonly string _path;
    private readonly List<SheetError> _errors;

    private Sheet(YamlMappingNode node, string file, string path, List<SheetError> errors)
    {
        _node = node;
        _file = file;
        _path = path;
        _errors = errors;
    }

    /// <summary>Opens the one document of a file; null, with an error, when it is not a YAML mapping.</summary>
    public static Sheet? Open(string file, string yaml, List<SheetError> errors)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
                return new Sheet(root, file, "", errors);
            errors.Add(new SheetError(file, 1, "(file)", "The file is not one mapping of keys.", "Begin it with a key."));
        }
        catch (YamlException e)
        {
            errors.Add(new SheetError(
                file, e.Start.Line, "(file)", $"The YAML cannot be read: {e.Message}",
                "Check the indentation and quote texts that hold ':' or '#'."));
        }
        return null;
    }

    /// <summary>Reports every key that is not among <paramref name="known"/>; a misspelt key must not be lost silently.</summary>
    public Sheet OnlyKeys(params string[] known)
    {
        foreach (var key in _node.Children.Keys)
        {
            var name = key.ToString();
            if (!known.Contains(name))
                Fault(key, name, "This key is not known.", $"Use one of: {string.Join(", ", known)}.");
        }
        return this;
    }

    /// <summary>The keys of the mapping, in the order of the file.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.Select(k => k.ToString());

    public string Text(string key, string fallback) => Find(key) is null ? fallback : Text(key);

    /// <summary>A text that must be there and not be empty. A fault reads as an empty text.</summary>
    public string Text(string key)
    {
        if (Find(key) is YamlScalarNode { Value: { } value } && value.Trim().Length > 0)
            return value.Trim();
        Fault(Find(key), key, "A text is missing.", $"Write '{key}: …'.");
        return "";
    }

    /// <summary>A list of texts; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.All(n => n is YamlScalarNode):
                return [.. list.Select(n => ((YamlScalarNode)n).Value?.Trim() ?? "").Where(t => t.Length > 0)];
            default:
                Fault(Find(key), key, "A list of texts is expected.", $"Write '{key}: [first, second]'.");
                return [];
        }
    }

    /// <summary>A mapping with the keys ko and en.</summary>
    public LocalizedText Both(string key)
    {
        var section = Section(key);
        return section is null
            ? new LocalizedText("", "")
            : new LocalizedText(section.Text("ko"), section.Text("en"));
    }

    public DateOnly Date(string key)
    {
        var text = Text(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        if (text.Length > 0)
            Fault(Find(key), key, $"'{text}' is not a date.", "Write it as 2027-12-31.");
        return DateOnly.MaxValue;
    }

    /// <summary>A whole number within the bounds.</summary>
    public int Number(string key, int least, int most)
    {
        var text = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        if (text.Length > 0)
            Fault(Find(key), key, $"'{text}' is not a whole number from {least} to {most}.", "Write a number in that range.");
        return least;
    }

    /// <summary>One of the fixed words of an enumeration, written in kebab-case or lower case.</summary>
    public T Word<T>(string key, T fallback) where T : struct, Enum
    {
        if (Find(key) is null)
            return fallback;
        var text = Text(key).Replace("-", "", StringComparison.Ordinal);
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        var words = string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));
        Fault(Find(key), key, $"'{text}' is not known.", $"Use one of: {words}.");
        return fallback;
    }

    /// <summary>A mapping under a key that must be there; null, with an error, otherwise.</summary>
    public Sheet? Section(string key)
    {
        if (Find(key) is YamlMappingNode node)
            return new Sheet(node, _file, $"{_path}{key}.", _errors);
        Fault(Find(key), key, "A section is missing.", $"Write '{key}:' with its keys below it.");
        return null;
    }

    /// <summary>The mappings listed under a key that must be there.</summary>
    public IReadOnlyList<Sheet> Items(string key)
    {
        if (Find(key) is not YamlSequenceNode list)
        {
            Fault(Find(key), key, "A list is missing.", $"Write '{key}:' and begin each item with '- '.");
            return [];
        }
        var items = new List<Sheet>();
        foreach (var (node, index) in list.Select((n, i) => (n, i)))
        {
            if (node is YamlMappingNode mapping)
                items.Add(new Sheet(mapping, _file, $"{_path}{key}[{index}].", _errors));
            else
                Fault(node, $"{key}[{index}]", "The item is not a mapping of keys.", "Write '- id: …' and its keys.");
        }
        return items;
    }

    /// <summary>Reports a fault that only the reader of the table can see, at the line of a key.</summary>
    public void Fault(string key, string problem, string mend) => Fault(Find(key), key, problem, mend);

    private YamlNode? Find(string key) =>
        _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private void Fault(YamlNode? node, string key, string problem, string mend) =>
        _errors.Add(new SheetError(_file, (node ?? _node).Start.Line, _path + key, problem, mend));
}
