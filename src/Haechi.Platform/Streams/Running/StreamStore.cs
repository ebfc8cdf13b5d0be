using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Streams.Running;

/// <summary>What a run reads and writes.</summary>
internal sealed class StreamStore(IDbContextFactory<StreamsDb> database, Ledger ledger, BatchIntake intake, IOptions<StreamOptions> options)
{
    public async Task<StreamRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Streams.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
    }

    /// <summary>Begins a run: raises the epoch, so that whoever ran it before can commit nothing more. Null when it is not wanted.</summary>
    public Task<StreamRow?> OpenAsync(string id, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            var streams = scope.Use<StreamsDb>().Streams;
            var opened = await streams.Where(s => s.Id == id && s.Desired == DesiredState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Epoch, s => s.Epoch + 1), cancellationToken);
            return opened == 0 ? null : await streams.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        },
        cancellationToken);

    /// <summary>Items, unusable items and position in one transaction.</summary>
    /// <exception cref="StreamFencedException">A later run holds the stream.</exception>
    public Task<StreamReceipt> CommitAsync(string id, long epoch, StreamBatch batch, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            var db = scope.Use<StreamsDb>();
            // First the fence: its row lock keeps a later run from beginning before this commit is through.
            await AdvanceAsync(db, id, epoch, set => set.SetProperty(s => s.Epoch, epoch), cancellationToken);
            var (accepted, refused) = await intake.StoreAsync(scope, id, batch, cancellationToken);
            StreamFault[] faults = [.. batch.Faults ?? [], .. refused];
            await AdvanceAsync(db, id, epoch, set => Count(set, scope.At, batch.Position, accepted, faults.Length), cancellationToken);
            await KeepFaultsAsync(db, id, scope.At, faults, cancellationToken);
            return new StreamReceipt(accepted, faults.Length);
        },
        cancellationToken);

    private static void Count(UpdateSettersBuilder<StreamRow> set, DateTimeOffset at, string? position, int accepted, int faults)
    {
        set.SetProperty(s => s.Items, s => s.Items + accepted).SetProperty(s => s.Faults, s => s.Faults + faults);
        if (position is not null)
        {
            set.SetProperty(s => s.Position, position).SetProperty(s => s.PositionAt, at);
        }
    }

    private static async Task AdvanceAsync(StreamsDb db, string id, long epoch, Action<UpdateSettersBuilder<StreamRow>> set, CancellationToken cancellationToken)
    {
        if (await db.Streams.Where(s => s.Id == id && s.Epoch == epoch).ExecuteUpdateAsync(set, cancellationToken) == 0)
        {
            throw new StreamFencedException(id);
        }
    }

    private async Task KeepFaultsAsync(StreamsDb db, string id, DateTimeOffset at, StreamFault[] faults, CancellationToken cancellationToken)
    {
        if (faults.Length == 0)
        {
            return;
        }

        var kept = options.Value.KeptFaults;
        db.Faults.AddRange(faults.TakeLast(kept).Select(f => new StreamFaultRow { StreamId = id, At = at, ItemKey = Short(f.Key, 300), Message = Short(f.Message, 1000) }));
        await db.SaveChangesAsync(cancellationToken);
        var oldest = await db.Faults.Where(f => f.StreamId == id).OrderByDescending(f => f.Sequence).Skip(kept).Select(f => f.Sequence).FirstOrDefaultAsync(cancellationToken);
        await db.Faults.Where(f => f.StreamId == id && f.Sequence <= oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..longest];
}

/// <summary>A later run of the stream has begun elsewhere; this one must end.</summary>
public sealed class StreamFencedException(string streamId) : Exception($"Stream {streamId} runs elsewhere by now.");
