using System.Text.Json;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Backup;

/// <summary>Names and form of what is in an archive.</summary>
internal static class Archive
{
    public const int Format = 1;
    public const string Manifest = "manifest.json";

    public static JsonSerializerOptions Json { get; } = new(LedgerJson.Options)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string EntryOf(string area, string table) => $"tables/{area}/{table}.jsonl";

    public static string KeyEntryOf(string name) => $"keys/{name}";

    /// <summary>Migrations applied to the database in use, by area.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SchemaAsync(IEnumerable<Area> areas, CancellationToken cancellationToken)
    {
        var schema = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var area in areas)
        {
            await using var db = area.Create();
            schema[area.Name] = [.. (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Select(NameOf)];
        }

        return schema;
    }

    // The two databases' migrations differ in their time stamps, not in their names.
    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
