using System.CommandLine;
using Haechi.Host.Composition;

namespace Haechi.Host.Verbs;

/// <summary>Options that every verb takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Configuration = new("--config")
    {
        Description = "Configuration file. Default: haechi.yaml in the working folder, then beside the product.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder for the database file, keys and logs. Default: .data",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static readonly Option<string?> Cluster = new("--cluster")
    {
        Description = "PostgreSQL connection string; the hosts that share it are one cluster. Default: SQLite in the data folder.",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs instead of text for people." };

    public static StartSettings Read(ParseResult line) => new()
    {
        ConfigurationFile = line.GetValue(Configuration),
        DataFolder = line.GetValue(Data),
        Cluster = line.GetValue(Cluster),
    };
}
