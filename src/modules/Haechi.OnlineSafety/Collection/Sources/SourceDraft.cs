using Haechi.Kernel;
using Haechi.OnlineSafety.Collection.Storage;

namespace Haechi.OnlineSafety.Collection.Sources;

/// <summary>What an official enters for a source.</summary>
internal sealed record SourceDraft(SourceKind Kind, string Name, string Places, int Depth = 2, int MostPages = 500, double SecondsBetween = 2, int EveryMinutes = 60)
{
    /// <summary>The places, one each.</summary>
    public IReadOnlyList<string> Lines => [.. Places.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Why it cannot be saved; null when it can.</summary>
    public Refusal? Check(CollectionOptions options) => this switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) || name.Trim().Length > 100 => SourceRefusals.Name(),
        { Lines.Count: 0 or > 100 } => SourceRefusals.Places(),
        { Depth: < 0 or > 10 } or { MostPages: < 1 or > 100_000 } or { SecondsBetween: < 1 or > 3_600 } or { EveryMinutes: < 5 or > 43_200 } => SourceRefusals.Numbers(),
        { Kind: SourceKind.Folder } => Lines.Count == 1 && IsBelow(Lines[0], options.Folders) ? null : SourceRefusals.Folder(),
        _ => Lines.FirstOrDefault(line => !IsAddress(line)) is { } wrong ? SourceRefusals.Address(wrong) : null,
    };

    public void CopyTo(SourceRow row) =>
        (row.Kind, row.Name, row.Places, row.Depth, row.MostPages, row.SecondsBetween, row.EveryMinutes) = (Kind, Name.Trim(), string.Join('\n', Lines), Depth, MostPages, SecondsBetween, EveryMinutes);

    public static SourceDraft Of(SourceRow row) => new(row.Kind, row.Name, row.Places, row.Depth, row.MostPages, row.SecondsBetween, row.EveryMinutes);

    private static bool IsAddress(string line) =>
        line.Length <= 2_000 && Uri.TryCreate(line, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo.Length: 0, Host.Length: > 0 };

    private static bool IsBelow(string folder, IEnumerable<string> allowed)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return Path.IsPathFullyQualified(folder) && allowed.Any(one => full.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(one)) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
