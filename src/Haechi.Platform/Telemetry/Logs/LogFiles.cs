using System.Globalization;
using System.Threading.Channels;
using Haechi.Platform.Startup;

namespace Haechi.Platform.Telemetry.Logs;

/// <summary>
/// Appends lines to <c>haechi-2026-11-22.jsonl</c>, one file a UTC day, and deletes the oldest. A writer of its own does the
/// work, so that a slow or full disk never holds up a request; lines that it cannot keep up with are counted and dropped.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const int MostWaiting = 20_000;
    private readonly Channel<string> _lines;
    private readonly Task _writing;
    private readonly string _folder;
    private readonly int _days;
    private readonly TimeProvider _clock;
    private long _dropped;

    public LogFiles(string folder, int days, TimeProvider clock)
    {
        (_folder, _days, _clock) = (folder, days, clock);
        _lines = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        _writing = Task.Run(WriteAllAsync);
    }

    public void Write(string line) => _lines.Writer.TryWrite(line);

    public void Dispose()
    {
        _lines.Writer.TryComplete();
        ((IAsyncResult)_writing).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5));
    }

    private async Task WriteAllAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            try
            {
                await WriteWaitingAsync();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Nowhere to write to: the health page tells about the disk; standard error still has the warnings.
                while (_lines.Reader.TryRead(out _))
                {
                    Interlocked.Increment(ref _dropped);
                }
            }
        }
    }

    private async Task WriteWaitingAsync()
    {
        var today = _clock.GetUtcNow();
        var file = Path.Combine(_folder, $"haechi-{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.jsonl");
        if (!File.Exists(file))
        {
            DataFolder.Ensure(Path.GetDirectoryName(_folder)!);
            Directory.CreateDirectory(_folder);
            DeleteOld(today);
        }

        await using var writer = File.AppendText(file);
        var dropped = Interlocked.Exchange(ref _dropped, 0);
        if (dropped > 0)
        {
            await writer.WriteLineAsync($$"""{"at":"{{today:O}}","level":"warning","category":"Haechi.Logs","message":"{{dropped}} lines were dropped because they could not be written."}""");
        }

        while (_lines.Reader.TryRead(out var line))
        {
            await writer.WriteLineAsync(line);
        }
    }

    private void DeleteOld(DateTimeOffset today)
    {
        var oldest = $"haechi-{today.AddDays(-_days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.jsonl";
        foreach (var file in Directory.EnumerateFiles(_folder, "haechi-*.jsonl").Where(f => string.CompareOrdinal(Path.GetFileName(f), oldest) < 0))
        {
            File.Delete(file);
        }
    }
}
