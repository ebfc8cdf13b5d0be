namespace Haechi.Testing;

/// <summary>Finds PostgreSQL's server programs: on the PATH, else the newest below <c>/usr/lib/postgresql</c>.</summary>
internal static class PostgresPrograms
{
    public static string? Folder { get; } = Candidates().FirstOrDefault(HasServer);

    private static IEnumerable<string> Candidates()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0)
            : Enumerable.Empty<string>();
        return path.Concat(versions.Select(v => Path.Combine(v, "bin")));
    }

    private static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
