using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Haechi.OnlineSafety.HarmfulContent.Pictures;

/// <summary>
/// Reads text in pictures with Tesseract, a program of its own (Debian <c>tesseract-ocr</c>, <c>tesseract-ocr-kor</c>). It
/// runs as a child with bounded memory and time: pictures come from strangers.
/// </summary>
internal sealed class PictureText(TimeProvider clock) : IDisposable
{
    /// <summary>Time for one picture.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int MostKilobytes = 1_500_000;
    private const int MostText = 20_000;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lazy<bool> _present = new(IsInstalled);

    /// <summary>Whether Tesseract and its Korean data are on this machine. Looked up once: after an installation the host is restarted.</summary>
    public bool IsPresent => _present.Value;

    /// <summary>The text of a picture; empty when there is none; null when it could not be read in time.</summary>
    public async Task<string?> ReadAsync(ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            using var process = Process.Start(Command()) ?? throw new InvalidOperationException("The shell did not start.");
            try
            {
                return await TalkAsync(process, picture, stop.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
            finally
            {
                End(process);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private static ProcessStartInfo Command()
    {
        // The shell sets the limits and is replaced by the program; nothing of the picture or of its name reaches a command line.
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            ArgumentList = { "-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -v {MostKilobytes}; ulimit -t {(int)Patience.TotalSeconds}; exec tesseract stdin stdout -l kor+eng --psm 6 quiet") },
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        return start;
    }

    private static async Task<string?> TalkAsync(Process process, ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        var output = ReadSomeAsync(process.StandardOutput, cancellationToken);
        var errors = ReadSomeAsync(process.StandardError, cancellationToken);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(picture, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: a picture it cannot read.
        }

        var text = await output;
        await errors;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? text.Trim() : null;
    }

    private static async Task<string> ReadSomeAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var (text, buffer) = (new System.Text.StringBuilder(), new char[4096]);
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            text.Append(buffer, 0, Math.Min(read, MostText - text.Length));
        }

        return text.ToString();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static bool IsInstalled()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("tesseract", "--list-langs") { RedirectStandardOutput = true, RedirectStandardError = true });
            var languages = process?.StandardOutput.ReadToEnd() ?? "";
            return languages.Split('\n', StringSplitOptions.TrimEntries).Contains("kor");
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
