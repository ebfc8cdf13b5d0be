using System.Collections.Concurrent;

namespace Haechi.Host.Bench.Desk;

/// <summary>What citizens and counsellors of a measurement saw.</summary>
internal sealed class DeskTally
{
    private readonly ConcurrentBag<(long From, long To)> _toCounsellor = [];
    private readonly ConcurrentBag<(long From, long To)> _toCitizen = [];
    private readonly ConcurrentBag<(long From, long To)> _open = [];
    private readonly ConcurrentDictionary<string, int> _errors = [];
    private int _said;
    private int _replied;

    /// <summary>Turns of citizens that the host took.</summary>
    public int Said => Volatile.Read(ref _said);

    /// <summary>Replies that counsellors sent.</summary>
    public int Replied => Volatile.Read(ref _replied);

    public int Seen => _toCounsellor.Count;

    public int Heard => _toCitizen.Count;

    public Latencies ToCounsellorMs => Latencies.Of(_toCounsellor);

    public Latencies ToCitizenMs => Latencies.Of(_toCitizen);

    public Latencies OpenMs => Latencies.Of(_open);

    public IReadOnlyDictionary<string, int> Errors => new SortedDictionary<string, int>(_errors);

    public void Say() => Interlocked.Increment(ref _said);

    public void Reply() => Interlocked.Increment(ref _replied);

    public void SeenByCounsellor(long from, long to) => _toCounsellor.Add((from, to));

    public void HeardByCitizen(long from, long to) => _toCitizen.Add((from, to));

    public void OpenedInDesk(long from, long to) => _open.Add((from, to));

    public void Fail(string kind) => _errors.AddOrUpdate(kind, 1, (_, count) => count + 1);

    /// <summary>Runs one exchange for at most <paramref name="longest"/>; what goes wrong is counted and the load goes on.</summary>
    public async Task<bool> CountFailureAsync(string what, Func<CancellationToken, Task> exchange, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            await exchange(limit.Token);
            return true;
        }
        catch (HttpRequestException exception)
        {
            Fail($"{what}: {(exception.StatusCode is { } status ? $"status {(int)status}" : "no connection")}");
        }
        catch (BenchException exception)
        {
            Fail($"{what}: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fail($"{what}: nothing in {longest.TotalSeconds:0} s");
        }

        return false;
    }
}
