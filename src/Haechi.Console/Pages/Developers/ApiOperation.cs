namespace Haechi.Console.Pages.Developers;

/// <summary>One operation of the interface, ready to be shown.</summary>
public sealed record ApiOperation(
    string Id,
    string Group,
    string Method,
    string Path,
    string Summary,
    string? Description,
    IReadOnlyList<ApiValue> Parameters,
    IReadOnlyList<ApiValue> Body,
    string? Example,
    IReadOnlyList<ApiAnswer> Answers)
{
    /// <summary>A line that can be pasted into a terminal.</summary>
    public string Call(string host) => Example is null
        ? $"curl -X {Method} {host}{Path}"
        : $"curl -X {Method} {host}{Path} \\\n  -H 'Content-Type: application/json' \\\n  -d '{Example}'";
}

/// <summary>A parameter or a field of a body.</summary>
/// <param name="Name">Name, with a dot for fields of fields.</param>
/// <param name="Place">Where it stands: path, query, header or body.</param>
/// <param name="Form">Its type in words.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Description">What it means.</param>
public sealed record ApiValue(string Name, string Place, string Form, bool Required, string? Description);

/// <summary>An answer.</summary>
public sealed record ApiAnswer(string Status, string Description);
