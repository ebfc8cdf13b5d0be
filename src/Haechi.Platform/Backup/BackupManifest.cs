namespace Haechi.Platform.Backup;

/// <summary><c>manifest.json</c> of an archive: what is in it, and the hashes by which a change shows.</summary>
/// <param name="Format">Version of the archive's form; this product reads 1.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Product">Version of the product that wrote it.</param>
/// <param name="Database">Database it was taken from; it may be restored into either.</param>
/// <param name="Schema">Migrations that had been applied, by area.</param>
/// <param name="Tables">Every table in the order in which it must be restored.</param>
/// <param name="Keys">Key files in the archive; empty unless they were asked for.</param>
public sealed record BackupManifest(
    int Format,
    DateTimeOffset CreatedAt,
    string Product,
    string Database,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Schema,
    IReadOnlyList<BackupTable> Tables,
    IReadOnlyList<BackupFile> Keys);

/// <summary>One table.</summary>
/// <param name="Area">The area that owns it.</param>
/// <param name="Name">Name in the database.</param>
/// <param name="Columns">Columns in the order of each row.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sha256">Hash of its entry in the archive, lower-case hex.</param>
public sealed record BackupTable(string Area, string Name, IReadOnlyList<string> Columns, long Rows, string Sha256);

/// <summary>A file beside the tables.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">Hash, lower-case hex.</param>
public sealed record BackupFile(string Name, string Sha256);
