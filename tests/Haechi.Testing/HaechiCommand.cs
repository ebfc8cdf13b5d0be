using System.Diagnostics;

namespace Haechi.Testing;

/// <summary>What a verb of the command line answered.</summary>
/// <param name="ExitCode">0 done, 1 refused or found something wrong, 2 used wrongly.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandAnswer(int ExitCode, string Output, string Error);

/// <summary>Runs a verb of the built host, as <c>./haechi</c> does.</summary>
public static class HaechiCommand
{
    /// <summary>Runs it to its end.</summary>
    public static Task<CommandAnswer> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    /// <summary>Runs it to its end with more environment variables.</summary>
    public static async Task<CommandAnswer> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        using var process = Process.Start(StartInfo(arguments, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandAnswer(process.ExitCode, await output, await error);
    }

    /// <summary>Runs it and ends it as a power cut would (SIGKILL) after that time, unless it has ended by then.</summary>
    public static async Task KillAsync(TimeSpan after, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments, null))!;
        using var patience = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Runs it until so many lines have come and ends it as a power cut would (SIGKILL).</summary>
    /// <returns>Every whole line that it had written by then.</returns>
    public static async Task<IReadOnlyList<string>> KillAfterLinesAsync(int lines, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments, null))!;
        var error = process.StandardError.ReadToEndAsync();
        var written = new List<string>();
        while (written.Count < lines && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            written.Add(line);
        }

        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(CancellationToken.None);
        await error;
        return [.. written, .. rest.Split('\n')[..^1]];
    }

    internal static ProcessStartInfo StartInfo(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.HostDll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
