using System.Text.Json;

namespace Haechi.Functional.Tests.Cluster;

/// <summary>Keeps files of observations waiting in the folders of the streams; each line has a number of its own.</summary>
internal sealed class FileLoad(string inbox, IReadOnlyList<string> folders, string serviceId)
{
    private const int LinesPerFile = 150;
    private const int FilesAhead = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Lines that were dropped so far.</summary>
    public int Lines { get; private set; }

    public void Start() => _running = Task.Run(RunAsync);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    private async Task RunAsync()
    {
        for (var file = 0; !_stop.IsCancellationRequested; file++)
        {
            foreach (var folder in folders.Where(f => Waiting(f) < FilesAhead))
            {
                Drop(folder, $"{file:000000}.jsonl");
            }

            await Task.Delay(Pause);
        }
    }

    private int Waiting(string folder) =>
        Directory.Exists(Path.Combine(inbox, folder)) ? Directory.EnumerateFiles(Path.Combine(inbox, folder), "*.jsonl").Count() : 0;

    private void Drop(string folder, string name)
    {
        var path = Path.Combine(inbox, folder);
        Directory.CreateDirectory(path);
        var hidden = Path.Combine(path, "." + name);
        File.WriteAllLines(hidden, Enumerable.Range(0, LinesPerFile).Select(_ => Line(Lines++)));
        File.Move(hidden, Path.Combine(path, name));
    }

    private string Line(int number) => JsonSerializer.Serialize(
        new { observation = new { serviceId, kind = "reading", source = $"line-{number}", observedAt = "2026-11-22T03:00:00Z", payload = new { number } } });
}
