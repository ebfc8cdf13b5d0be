using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Haechi.Hashing.Video;

/// <summary>
/// A program that reads one file and writes to us, with bounded memory and processor time, without the right to write files
/// and with nothing of our environment. It is killed when it is disposed of.
/// </summary>
internal sealed class BoundedChild : IDisposable
{
    private const int MostErrorText = 20_000;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private BoundedChild(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _errors = ReadSomeAsync(process.StandardError, cancellationToken);
    }

    /// <summary>What it writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program and its arguments.</param>
    /// <param name="path">The file that it reads as its standard input.</param>
    /// <param name="limits">Memory and time.</param>
    /// <param name="cancellationToken">Ends the reading of what it says; disposing kills it.</param>
    public static BoundedChild Start(string[] program, string path, VideoLimits limits, CancellationToken cancellationToken)
    {
        var seconds = Math.Ceiling(limits.Time.TotalSeconds * limits.Threads) + 1;
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            ArgumentList =
            {
                "-c",
                string.Create(CultureInfo.InvariantCulture, $"ulimit -v {limits.Memory >> 10}; ulimit -t {seconds:0}; ulimit -f 0; ulimit -c 0; ulimit -n 64; from=$1; shift; exec \"$@\" <\"$from\""),
                "sh", path,
            },
        };
        foreach (var part in program)
            start.ArgumentList.Add(part);
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LC_ALL"] = "C";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        process.StandardInput.Close();
        return new BoundedChild(process, cancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code and what it complained about.</returns>
    public async Task<(int Code, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        var errors = await _errors;
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, errors);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    // Read to the end, so that a chatty program is not blocked; only the beginning is kept.
    private static async Task<string> ReadSomeAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var (text, buffer) = (new StringBuilder(), new char[4096]);
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
            text.Append(buffer, 0, Math.Min(read, MostErrorText - text.Length));
        return text.ToString();
    }
}
