using System.Buffers.Text;
using System.Data.Common;
using System.Text;
using Haechi.Platform.PersonalData;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Haechi.Platform.Persistence;

/// <summary>What the database tells of the keys that wrote it, so that a lost key is never quietly replaced.</summary>
public sealed class KeyHistory(IOptions<StorageOptions> storage, IEnumerable<Area> areas)
{
    // Version byte and eight letters are nine bytes: the first twelve characters of a sealed text name its key.
    private const int PrefixLength = 12;

    /// <summary>True when the audit trail holds a row.</summary>
    public bool TrailHasBegun() => First(areas.FirstOrDefault(a => a.Name == "rooms"), "SELECT 'yes' FROM audit LIMIT 1") is not null;

    /// <summary>Id of a field key that sealed something and is not among <paramref name="known"/>; null when there is none.</summary>
    /// <param name="known">Ids of the keys that are here.</param>
    /// <param name="rows">How many rows of each column to look at.</param>
    public string? MissingSealer(IEnumerable<string> known, long rows)
    {
        var prefixes = string.Join(", ", known.Select(id => $"'{FieldCipher.PrefixOf(id)}'").DefaultIfEmpty("''"));
        return areas
            .SelectMany(area => SealedColumns(area).Select(c => First(area, $"""
                SELECT substr(v, 1, {PrefixLength}) FROM (SELECT "{c.Column}" AS v FROM "{c.Table}" WHERE "{c.Column}" <> '' LIMIT {rows}) AS seen
                WHERE substr(v, 1, {PrefixLength}) NOT IN ({prefixes}) LIMIT 1
                """)))
            .Where(found => found is not null)
            .Select(found => IdOf(found!))
            .FirstOrDefault();
    }

    private static IEnumerable<(string Table, string Column)> SealedColumns(Area area)
    {
        using var db = area.Create();
        return
        [
            .. db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()
                .Where(p => p.ClrType == typeof(SealedText))
                .Select(p => (entity.GetTableName()!, p.GetColumnName()))),
            // The framework's own row of second factors has no type of ours; its value is sealed all the same.
            .. area.Name == Identity.IdentityDb.AreaName ? new[] { ("identity_account_tokens", "value") } : [],
        ];
    }

    private string? First(Area? area, string sql)
    {
        // Opening would create the file.
        if (area is null || (storage.Value.Kind == DatabaseKind.Sqlite && !File.Exists(storage.Value.SqliteFile)))
        {
            return null;
        }

        try
        {
            using var db = area.Create();
            db.Database.OpenConnection();
            using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar() as string;
        }
        catch (DbException exception) when (NotThereYet(exception))
        {
            return null;
        }
    }

    private static bool NotThereYet(DbException exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == 1, // no such table or column
        PostgresException postgres => postgres.SqlState is "42P01" or "42703" or "3D000",
        _ => false,
    };

    private static string IdOf(string prefix)
    {
        try
        {
            return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(prefix).AsSpan(1));
        }
        catch (FormatException)
        {
            return "?";
        }
    }
}
