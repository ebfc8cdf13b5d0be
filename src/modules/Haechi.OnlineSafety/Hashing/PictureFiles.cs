namespace Haechi.OnlineSafety.Hashing;

/// <summary>A file to hash.</summary>
/// <param name="Path">As it was named.</param>
/// <param name="Asked">True when it was named itself; false when it was only found in a folder, where other files may lie too.</param>
internal readonly record struct NamedFile(string Path, bool Asked);

/// <summary>Which files are meant by names, patterns, folders and a list on standard input.</summary>
internal static class PictureFiles
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>The files, in the order of the names and sorted within a folder. A name that fits nothing comes as it is, to be refused by name.</summary>
    /// <param name="names">Names, patterns, folders. A lone <c>-</c> stands for the lines of <paramref name="input"/>, which are taken as names of files.</param>
    /// <param name="input">Read only when a name is <c>-</c>.</param>
    public static IEnumerable<NamedFile> Named(IEnumerable<string> names, TextReader input) =>
        names.SelectMany(name => name == "-" ? Lines(input) : Of(name));

    private static IEnumerable<NamedFile> Lines(TextReader input)
    {
        while (input.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return new NamedFile(line, true);
        }
    }

    private static IEnumerable<NamedFile> Of(string name)
    {
        if (Directory.Exists(name))
            return Directory.EnumerateFiles(name, "*", Everything).Order(StringComparer.Ordinal).Select(file => new NamedFile(file, false));
        if (File.Exists(name) || name.AsSpan().IndexOfAny('*', '?') < 0)
            return [new NamedFile(name, true)];

        // A shell leaves a quoted pattern to us. Only the last part may hold one.
        var folder = Path.GetDirectoryName(name) is { Length: > 0 } some ? some : ".";
        var pattern = Path.GetFileName(name);
        var fitting = pattern.Length > 0 && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(file => new NamedFile(folder == "." ? Path.GetFileName(file) : file, true)).ToList()
            : [];
        return fitting.Count > 0 ? fitting : [new NamedFile(name, true)];
    }
}
