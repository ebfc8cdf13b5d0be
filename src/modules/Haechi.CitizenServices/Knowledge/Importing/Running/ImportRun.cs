using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Importing.Running;

/// <summary>An import that runs on this host, or has just ended. Safe for readers on other threads.</summary>
internal sealed class ImportRun(ImportJob job, DateTimeOffset startedAt) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _one = new();
    private readonly List<ImportLine> _lines = [];

    public Guid Id { get; } = Guid.CreateVersion7(startedAt);

    public ImportJob Job { get; } = job;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public CancellationToken Stopped => _stop.Token;

    /// <summary>Null while it runs.</summary>
    public ImportEnding? Ending { get; private set; }

    /// <summary>Why nothing was done, or what broke it off; null otherwise.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>What was done until now; whole when it has ended.</summary>
    public ImportReport Report { get; private set; } = new();

    /// <summary>Is called on the thread of the import after each document and at the end.</summary>
    public event Action? Moved;

    /// <summary>The documents that are done with.</summary>
    public IReadOnlyList<ImportLine> Lines
    {
        get
        {
            lock (_one)
                return [.. _lines];
        }
    }

    public void Cancel() => _stop.Cancel();

    public void Tell(ImportLine line)
    {
        lock (_one)
            _lines.Add(line);
        Moved?.Invoke();
    }

    public void End(ImportEnding ending, ImportReport? report, Refusal? refusal)
    {
        (Report, Refusal) = (report ?? Counted(), refusal);
        Ending = ending;
        Moved?.Invoke();
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>An import that was broken off has no report of its own; its documents say what was done.</summary>
    private ImportReport Counted()
    {
        var report = new ImportReport();
        var quiet = Job.Order with { Told = null };
        foreach (var line in Lines)
        {
            if (line.What is { } what)
                report.Tell(quiet, new ImportFault(line.Where, what, line.Mend!));
            else
                report.Tell(quiet, line);
        }
        return report;
    }
}
