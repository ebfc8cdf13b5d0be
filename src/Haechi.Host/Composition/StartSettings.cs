namespace Haechi.Host.Composition;

/// <summary>What the command line says; null where it says nothing and the configuration decides.</summary>
internal sealed record StartSettings
{
    /// <summary>Configuration file.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>Data folder.</summary>
    public string? DataFolder { get; init; }

    /// <summary>PostgreSQL connection string.</summary>
    public string? Cluster { get; init; }

    /// <summary>HTTP port.</summary>
    public int? Port { get; init; }

    /// <summary>Address to listen on.</summary>
    public string? Bind { get; init; }

    /// <summary>True starts without demo data.</summary>
    public bool Empty { get; init; }

    /// <summary>The settings as configuration keys; they win over file and environment.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToConfiguration()
    {
        (string Key, string? Value)[] all =
        [
            ("storage:DataFolder", DataFolder is null ? null : Path.GetFullPath(DataFolder)),
            ("storage:Postgres", Cluster),
            ("web:Port", Port?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("web:Bind", Bind),
            ("demo:Enabled", Empty ? "false" : null),
        ];
        return all.Where(a => a.Value is not null).Select(a => KeyValuePair.Create(a.Key, a.Value));
    }
}
