using System.Text.RegularExpressions;
using Haechi.Kernel;

namespace Haechi.Platform.Ingestion;

/// <summary>
/// The faults of one request. Only the first hundred are kept in words: a hostile batch must not cost more than a good one.
/// </summary>
internal sealed class FaultList
{
    private readonly List<IntakeError> _listed;
    private readonly HashSet<int> _items;

    public FaultList() => (_listed, _items) = ([], []);

    /// <summary>A copy that grows apart from <paramref name="other"/>.</summary>
    public FaultList(FaultList other) => (_listed, _items, Total) = ([.. other._listed], [.. other._items], other.Total);

    public IReadOnlyList<IntakeError> Listed => _listed;

    /// <summary>All of them, listed or not.</summary>
    public int Total { get; private set; }

    public bool Has(int index) => _items.Contains(index);

    public void Add(int index, string path, (string Code, LocalizedText Message, LocalizedText Mend) fault)
    {
        var listed = _listed.Count < IntakeRefusals.ListedErrors;
        // A field that could not be read would be told of twice: once as missing, once as empty; so would a whole by its part.
        if (listed && _items.Contains(index) && _listed.Exists(e => Explains(e, path)))
        {
            return;
        }

        _items.Add(index);
        Total++;
        if (listed)
        {
            _listed.Add(new IntakeError(path, fault.Code, fault.Message, fault.Mend));
        }
    }

    private static bool Explains(IntakeError known, string path) =>
        known.Code != IntakeErrors.UnknownField
        && known.Path.StartsWith(path, StringComparison.Ordinal)
        && (known.Path.Length == path.Length || (known.Path[path.Length] == '.' && path.Contains('.', StringComparison.Ordinal)));
}

/// <summary>Collects the faults of one item under their JSON paths.</summary>
/// <param name="index">0-based position in the request; negative for a single object.</param>
/// <param name="faults">Where they go.</param>
internal readonly partial struct Faults(int index, FaultList faults)
{
    public void Add(string field, (string Code, LocalizedText Message, LocalizedText Mend) fault) =>
        faults.Add(index, (index < 0 ? "$" : $"$[{index}]") + (field.Length == 0 ? "" : "." + field), fault);

    /// <summary>Kebab-case, 1 to 60 characters.</summary>
    public void Kind(string field, string value)
    {
        if (value.Length is 0 or > 60 || !KebabCase().IsMatch(value))
        {
            Add(field, IntakeErrors.NotKebabCase());
        }
    }

    /// <summary>Not blank, at most <paramref name="longest"/> characters, no control characters.</summary>
    public void Text(string field, string value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Add(field, IntakeErrors.Missing());
        }
        else
        {
            OptionalText(field, value, longest);
        }
    }

    /// <summary>As <see cref="Text"/>, but may be absent.</summary>
    public void OptionalText(string field, string? value, int longest)
    {
        if (value is null)
        {
            return;
        }

        if (value.Length > longest)
        {
            Add(field, IntakeErrors.TooLong(longest, "characters"));
        }

        foreach (var c in value)
        {
            if (c < ' ' && c is not ('\n' or '\r' or '\t'))
            {
                Add(field, IntakeErrors.ControlCharacter());
                return;
            }
        }
    }

    /// <summary>64 hex digits.</summary>
    public void Hash(string field, string value)
    {
        if (value.Length != 64 || !value.All(char.IsAsciiHexDigit))
        {
            Add(field, IntakeErrors.NotAHash());
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
