using Haechi.Platform.Streams.Rows;

namespace Haechi.Platform.Streams.Running;

/// <summary>The health of one stream on this host, as its runner tells it; written to disk by the board.</summary>
internal sealed class StreamPulse(string id, string host, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly StreamHealthRow _row = new() { Id = id, Host = host, BeatAt = clock.GetUtcNow() };
    private bool _changed;

    public DateTimeOffset BeatAt
    {
        get
        {
            lock (_gate)
            {
                return _row.BeatAt;
            }
        }
    }

    public void Beat()
    {
        lock (_gate)
        {
            _row.BeatAt = clock.GetUtcNow();
        }
    }

    public void Starting(StreamRow wanted) => Change(row =>
    {
        (row.State, row.Revision, row.Epoch) = (StreamState.Starting, wanted.Revision, wanted.Epoch);
        (row.Restarts, row.LastError, row.LastErrorAt, row.NextAttemptAt) = (0, null, null, null);
    });

    public void Running(long epoch) => Change(row =>
        (row.State, row.Epoch, row.BeatAt, row.NextAttemptAt) = (StreamState.Running, epoch, clock.GetUtcNow(), null));

    public void BackingOff(string error, TimeSpan pause) => Change(row =>
    {
        var now = clock.GetUtcNow();
        (row.State, row.LastError, row.LastErrorAt, row.NextAttemptAt) = (StreamState.BackingOff, error, now, now + pause);
        row.Restarts++;
    });

    public void Stopped() => Change(row => (row.State, row.NextAttemptAt) = (StreamState.Stopped, null));

    /// <summary>Tells of a stream whose last host died before it could.</summary>
    public void Stopped(StreamRow wanted) => Change(row =>
        (row.State, row.Revision, row.Epoch, row.NextAttemptAt) = (StreamState.Stopped, wanted.Revision, wanted.Epoch, null));

    /// <summary>A copy to write, or null when nothing has changed and it rests, or its last copy is younger than <paramref name="unchanged"/>.</summary>
    public StreamHealthRow? Take(DateTimeOffset now, TimeSpan unchanged)
    {
        lock (_gate)
        {
            if (!_changed && (_row.State == StreamState.Stopped || now - _row.ToldAt < unchanged))
            {
                return null;
            }

            (_changed, _row.ToldAt) = (false, now);
            return Copy();
        }
    }

    /// <summary>The copy did not reach the disk: tell again.</summary>
    public void NotTold()
    {
        lock (_gate)
        {
            _changed = true;
        }
    }

    private void Change(Action<StreamHealthRow> change)
    {
        lock (_gate)
        {
            change(_row);
            _changed = true;
        }
    }

    private StreamHealthRow Copy() => new()
    {
        Id = _row.Id,
        State = _row.State,
        Host = _row.Host,
        Revision = _row.Revision,
        Epoch = _row.Epoch,
        BeatAt = _row.BeatAt,
        ToldAt = _row.ToldAt,
        Restarts = _row.Restarts,
        LastError = _row.LastError,
        LastErrorAt = _row.LastErrorAt,
        NextAttemptAt = _row.NextAttemptAt,
    };
}
