namespace Haechi.Documents;

/// <summary>Finds the files of a folder.</summary>
public static class DocumentFiles
{
    private const int DeepestFolder = 64;

    /// <summary>
    /// A file itself; of a folder every file below it, by name. Links to folders are followed unless they lead back to a
    /// folder above or to one seen already. Hidden files, and folders that cannot be opened, are passed over.
    /// </summary>
    /// <param name="path">File or folder. What does not exist is given back as it is, so that reading says so.</param>
    public static IEnumerable<string> Below(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Directory.Exists(path) ? Walk(path, new HashSet<string>(StringComparer.Ordinal), 0) : [path];
    }

    private static IEnumerable<string> Walk(string folder, HashSet<string> seen, int depth)
    {
        if (depth > DeepestFolder || !seen.Add(RealPath(folder)))
            yield break;
        foreach (var entry in Entries(folder))
        {
            if (Directory.Exists(entry))
            {
                foreach (var file in Walk(entry, seen, depth + 1))
                    yield return file;
            }
            else if (IsFile(entry))
            {
                yield return entry;
            }
        }
    }

    /// <summary>A link that leads nowhere, or in a circle, is no file though it is said to exist.</summary>
    private static bool IsFile(string entry)
    {
        try
        {
            return File.Exists(entry) && (new FileInfo(entry).ResolveLinkTarget(returnFinalTarget: true)?.Exists ?? true);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static List<string> Entries(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Where(e => !Path.GetFileName(e).StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The folder behind every link on the way to it; a link in a circle is its own end.</summary>
    private static string RealPath(string folder)
    {
        try
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            var parent = Path.GetDirectoryName(full);
            var here = parent is null ? full : Path.Combine(RealPath(parent), Path.GetFileName(full));
            return new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
        }
        catch (IOException)
        {
            return folder;
        }
    }
}
