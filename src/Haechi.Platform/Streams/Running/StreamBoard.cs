using System.Collections.Concurrent;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Streams.Running;

/// <summary>The health of all streams of this host. One write tells of all of them, however many there are.</summary>
internal sealed class StreamBoard(Ledger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Unchanged = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, StreamPulse> _pulses = [];

    public StreamPulse Of(string id, string host) => _pulses.GetOrAdd(id, _ => new StreamPulse(id, host, clock));

    /// <summary>Writes what has changed; nothing when nothing has.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var told = _pulses.Values.Select(pulse => (Pulse: pulse, Row: pulse.Take(now, Unchanged)!)).Where(t => t.Row is not null).ToList();
        if (told.Count == 0)
        {
            return;
        }

        try
        {
            await ledger.WriteAsync(scope => WriteAsync(scope.Use<StreamsDb>(), told.ConvertAll(t => t.Row), cancellationToken), cancellationToken);
        }
        catch
        {
            told.ForEach(t => t.Pulse.NotTold());
            throw;
        }
    }

    private static async Task WriteAsync(StreamsDb db, List<StreamHealthRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var stored = await db.Health.Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancellationToken);
        foreach (var row in rows)
        {
            if (!stored.TryGetValue(row.Id, out var known))
            {
                db.Health.Add(row);
            }
            else if (known.Epoch <= row.Epoch)
            {
                // A host that lost the stream tells late; the run that came after it has told already.
                db.Entry(known).CurrentValues.SetValues(row);
            }
        }
    }
}
