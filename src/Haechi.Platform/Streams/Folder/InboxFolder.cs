using System.Globalization;

namespace Haechi.Platform.Streams.Folder;

/// <summary>A file that waits to be read.</summary>
internal sealed record InboxFile(string Path, string Name, long Stamp)
{
    public DateTimeOffset WrittenAt => new(Stamp, TimeSpan.Zero);
}

/// <summary>The files of one folder stream.</summary>
internal sealed class InboxFolder(string path, FolderSettings settings, TimeProvider clock)
{
    private readonly HashSet<(string Name, long Stamp)> _aside = [];
    private readonly string _done = Path.Combine(path, "done");

    /// <summary>The next file by name that has been left alone long enough; null when there is none. Links are not followed.</summary>
    public InboxFile? Next()
    {
        Directory.CreateDirectory(path);
        var settled = clock.GetUtcNow() - TimeSpan.FromSeconds(settings.SettleSeconds);
        return new DirectoryInfo(path).EnumerateFiles(settings.Pattern, SearchOption.TopDirectoryOnly)
            .Where(f => f.LinkTarget is null && !f.Name.StartsWith('.') && f.LastWriteTimeUtc <= settled.UtcDateTime)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => new InboxFile(f.FullName, f.Name, f.LastWriteTimeUtc.Ticks))
            .FirstOrDefault(f => !_aside.Contains((f.Name, f.Stamp)));
    }

    /// <summary>Leaves a file that cannot be read or moved where it is until the stream starts again.</summary>
    public void SetAside(InboxFile file) => _aside.Add((file.Name, file.Stamp));

    /// <summary>Moves a finished file to <c>done/yyyy-MM-dd</c>; an earlier file of the same name there stays.</summary>
    public void Finish(InboxFile file)
    {
        var day = Path.Combine(_done, Day(clock.GetUtcNow()));
        Directory.CreateDirectory(day);
        var target = Path.Combine(day, file.Name);
        for (var copy = 1; File.Exists(target); copy++)
        {
            target = Path.Combine(day, $"{file.Name}.{copy}");
        }

        File.Move(file.Path, target);
    }

    /// <summary>Removes finished files that are older than they are to be kept.</summary>
    public void Rotate()
    {
        if (!Directory.Exists(_done))
        {
            return;
        }

        var oldest = Day(clock.GetUtcNow().AddDays(-settings.KeepDays));
        foreach (var day in Directory.EnumerateDirectories(_done).Where(d => IsDay(Path.GetFileName(d)) && string.CompareOrdinal(Path.GetFileName(d), oldest) < 0).ToList())
        {
            Directory.Delete(day, recursive: true);
        }
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsDay(string name) => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
