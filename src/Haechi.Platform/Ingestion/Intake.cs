using System.Threading.Channels;
using Haechi.Platform.Persistence;
using Haechi.Platform.Ingestion.Storing;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Ingestion;

/// <summary>
/// The one way in for observations and findings. Requests that arrive together share one commit, and each is answered only
/// after that commit: an answer means that it is on disk, with its audit row and its outbox message.
/// </summary>
public sealed class Intake
{
    private readonly Channel<PendingIntake> _queue;
    private readonly IntakeRules _rules;
    private readonly GroupWriter _writer;
    private readonly IntakeOptions _options;
    private int _waitingItems;

    internal Intake(IntakeRules rules, GroupWriter writer, IOptions<IntakeOptions> options)
    {
        (_rules, _writer, _options) = (rules, writer, options.Value);
        _queue = Channel.CreateBounded<PendingIntake>(new BoundedChannelOptions(_options.QueueRequests) { SingleReader = true });
    }

    /// <summary>Items that wait for the next commit now.</summary>
    public int Waiting => Volatile.Read(ref _waitingItems);

    internal ChannelReader<PendingIntake> Queue => _queue.Reader;

    /// <summary>Stores the request and answers after the commit. Cancelling stops the wait, not the storing.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was stored; try again later.</exception>
    public async Task<IntakeResult> AcceptAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sound = _rules.Check(request);
        if (sound.Faults.Total > 0 && (!request.Partial || sound.Count == 0))
        {
            return IntakeResult.Refused(IntakeRefusals.Invalid(sound.Faults.Total), sound.Faults.Listed);
        }

        var pending = new PendingIntake(sound);
        if (!TryEnqueue(pending))
        {
            return IntakeResult.Refused(IntakeRefusals.Full());
        }

        return await pending.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Stores the request inside the caller's own transaction, for services that change something else with it.
    /// The caller decides what a refusal does to its transaction.
    /// </summary>
    public async Task<IntakeResult> StoreAsync(LedgerScope scope, IntakeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var sound = _rules.Check(request);
        if (sound.Faults.Total > 0 && (!request.Partial || sound.Count == 0))
        {
            return IntakeResult.Refused(IntakeRefusals.Invalid(sound.Faults.Total), sound.Faults.Listed);
        }

        var results = await _writer.WriteAsync(scope, [sound], cancellationToken);
        return results[0];
    }

    internal void Taken(int items) => Interlocked.Add(ref _waitingItems, -items);

    internal void Close() => _queue.Writer.TryComplete();

    private bool TryEnqueue(PendingIntake pending)
    {
        var items = pending.Request.Count;
        // An empty queue takes a request of any permitted size.
        var waiting = Interlocked.Add(ref _waitingItems, items);
        if ((waiting == items || waiting <= _options.QueueItems) && _queue.Writer.TryWrite(pending))
        {
            return true;
        }

        Interlocked.Add(ref _waitingItems, -items);
        return false;
    }
}

/// <summary>A request that waits for its commit.</summary>
internal sealed class PendingIntake(IntakeRequest request)
{
    // Continuations must not run on the committer: it has the next group to write.
    private readonly TaskCompletionSource<IntakeResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IntakeRequest Request { get; } = request;

    public Task<IntakeResult> Answer => _answer.Task;

    public void Complete(IntakeResult result) => _answer.TrySetResult(result);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
