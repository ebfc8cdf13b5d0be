namespace Haechi.Testing;

/// <summary>Where the sources and what was built from them are.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Haechi.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary><c>Release</c> or <c>Debug</c>, as the running tests were built.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release";

    /// <summary>The host as it was built beside these tests.</summary>
    public static string HostDll { get; } =
        Path.Combine(Root, "src", "Haechi.Host", "bin", Configuration, "net10.0", "haechi.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Haechi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository: no Haechi.slnx above " + AppContext.BaseDirectory);
    }
}
