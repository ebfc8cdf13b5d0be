using System.Collections.Concurrent;

namespace Haechi.Host.Bench;

/// <summary>What all callers of a chat measurement saw.</summary>
internal sealed class ChatTally
{
    private readonly ConcurrentBag<(long From, long To)> _starts = [];
    private readonly ConcurrentBag<(long Due, long First, long Done)> _turns = [];
    private readonly ConcurrentDictionary<string, int> _errors = [];
    private int _receipts;

    public int Turns => _turns.Count;

    public int Conversations => _starts.Count;

    /// <summary>Reports that came to their receipt.</summary>
    public int Receipts => Volatile.Read(ref _receipts);

    /// <summary>Failures by kind.</summary>
    public IReadOnlyDictionary<string, int> Errors => new SortedDictionary<string, int>(_errors);

    public Latencies StartMs => Latencies.Of(_starts);

    public Latencies FirstByteMs => Latencies.Of(_turns.Select(t => (t.Due, t.First)));

    public Latencies AnswerMs => Latencies.Of(_turns.Select(t => (t.Due, t.Done)));

    public void Start(long from, long to) => _starts.Add((from, to));

    /// <summary>A turn counts only when the stream holds a turn of the bot and came to its end.</summary>
    public void Turn(long due, long first, long done, string text)
    {
        if (!text.Contains("event: done", StringComparison.Ordinal) || !text.Contains("\"author\":\"bot\"", StringComparison.Ordinal))
        {
            Fail("no whole answer");
            return;
        }

        if (text.Contains("\"type\":\"receipt\"", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _receipts);
        }

        _turns.Add((due, first, done));
    }

    public void Fail(string kind) => _errors.AddOrUpdate(kind, 1, (_, count) => count + 1);

    /// <summary>Runs one exchange for at most <paramref name="longest"/>; what goes wrong is counted and the load goes on.</summary>
    public async Task CountFailureAsync(Func<CancellationToken, Task> exchange, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            await exchange(limit.Token);
        }
        catch (HttpRequestException exception)
        {
            Fail(exception.StatusCode is { } status ? $"status {(int)status}" : "no connection");
        }
        catch (IOException)
        {
            Fail("answer broke off");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fail($"no answer in {longest.TotalSeconds:0} s");
        }
    }
}
