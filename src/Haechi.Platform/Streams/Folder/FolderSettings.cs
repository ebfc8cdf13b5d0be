using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Streams.Folder;

/// <summary>Settings of a folder stream.</summary>
public sealed record FolderSettings
{
    /// <summary>Folder below the inbox, e.g. <c>sensors/gangnam</c>. Default: the inbox itself.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Which files. Default <c>*.jsonl</c>.</summary>
    public string Pattern { get; init; } = "*.jsonl";

    /// <summary>Lines per commit, 1 to 1000. Default 200.</summary>
    public int Batch { get; init; } = 200;

    /// <summary>Seconds between looks at an empty folder, 1 to 3600. Default 2.</summary>
    public int LookSeconds { get; init; } = 2;

    /// <summary>Seconds that a file must have been left alone before it is read, 0 to 3600; 0 when writers move finished files in. Default 2.</summary>
    public int SettleSeconds { get; init; } = 2;

    /// <summary>Days that finished files are kept in <c>done</c>, 1 to 3650. Default 30.</summary>
    public int KeepDays { get; init; } = 30;

    internal static StreamKind Kind { get; } = new("folder", new LocalizedText("파일 폴더", "Folder of files"), Check);

    internal static Refusal? Check(JsonElement settings)
    {
        FolderSettings read;
        try
        {
            read = settings.Deserialize<FolderSettings>(LedgerJson.Options) ?? new FolderSettings();
        }
        catch (JsonException exception)
        {
            return StreamRefusals.BadSettings(exception.Message);
        }

        return read.Faults().ToList() is { Count: > 0 } faults ? StreamRefusals.BadSettings(string.Join("; ", faults)) : null;
    }

    private IEnumerable<string> Faults()
    {
        if (Path.IsPathRooted(Folder) || Folder.Split('/', '\\').Any(p => p is ".." or ".") || Folder.Contains('\0', StringComparison.Ordinal))
        {
            yield return "folder: a relative path below the inbox";
        }

        if (Pattern.Length == 0 || Pattern.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            yield return "pattern: a file name with *";
        }

        if (Batch is < 1 or > 1000)
        {
            yield return "batch: 1 ~ 1000";
        }

        if (LookSeconds is < 1 or > 3600)
        {
            yield return "lookSeconds: 1 ~ 3600";
        }

        if (SettleSeconds is < 0 or > 3600)
        {
            yield return "settleSeconds: 0 ~ 3600";
        }

        if (KeepDays is < 1 or > 3650)
        {
            yield return "keepDays: 1 ~ 3650";
        }
    }
}

/// <summary>The folder below which folder streams may read.</summary>
public sealed record InboxRoot(string Path);
