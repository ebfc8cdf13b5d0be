namespace Haechi.Testing;

/// <summary>A folder of its own for one test; deleted at the end.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Creates it below the system's temporary folder.</summary>
    public TempFolder() => Path = Directory.CreateTempSubdirectory("haechi-test-").FullName;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Path of a file in it.</summary>
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a text file in it and returns its path.</summary>
    public string Write(string name, string text)
    {
        var file = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that is still closing holds a file; the system cleans its temporary folder.
        }
    }
}
