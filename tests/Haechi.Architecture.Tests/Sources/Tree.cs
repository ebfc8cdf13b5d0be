using System.Diagnostics;
using Haechi.Testing;

namespace Haechi.Architecture.Tests.Sources;

/// <summary>The files that belong to the repository: tracked, or new and not ignored.</summary>
internal static class Tree
{
    /// <summary>Relative paths with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Git("ls-files --cached --others --exclude-standard").Where(f => File.Exists(Absolute(f))).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Hand-written C# and Razor.</summary>
    public static IReadOnlyList<string> Code { get; } = [.. Files.Where(f =>
        (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        && !f.Contains("/Migrations/", StringComparison.Ordinal))];

    public static string Absolute(string relative) => Path.Combine(Repository.Root, relative);

    public static string Relative(string absolute) => Path.GetRelativePath(Repository.Root, absolute).Replace('\\', '/');

    public static string Text(string relative) => File.ReadAllText(Absolute(relative));

    private static List<string> Git(string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", "-c core.quotepath=off " + arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("git did not start; the rules about files need it.");
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? [.. lines] : throw new InvalidOperationException($"git {arguments} ended with {git.ExitCode}.");
    }
}
