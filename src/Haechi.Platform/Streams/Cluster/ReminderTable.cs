using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>Durable reminders in our own tables, on SQLite as on PostgreSQL.</summary>
internal sealed class ReminderTable(
    IDbContextFactory<StreamsDb> database,
    Ledger ledger,
    TimeProvider clock,
    IOptions<ClusterOptions> cluster) : IReminderTable
{
    private readonly string _service = cluster.Value.ServiceId;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken)
    {
        var grain = grainId.ToString();
        return ReadAsync(r => r.GrainId == grain, cancellationToken);
    }

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    /// <summary>Hashes in (begin, end]; the range wraps around zero when begin is not below end.</summary>
    public Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken)
    {
        long after = begin, upTo = end;
        return begin < end
            ? ReadAsync(r => r.GrainHash > after && r.GrainHash <= upTo, cancellationToken)
            : ReadAsync(r => r.GrainHash > after || r.GrainHash <= upTo, cancellationToken);
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken)
    {
        var grain = grainId.ToString();
        var found = await ReadAsync(r => r.GrainId == grain && r.Name == reminderName, cancellationToken);
        return found.Reminders.FirstOrDefault();
    }

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public async Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken)
    {
        var row = ToRow(entry, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        var startAt = row.StartAt;
        await ledger.WriteAsync(
            async scope =>
            {
                var db = scope.Use<StreamsDb>();
                var changed = await Row(db, row.GrainId, row.Name).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(r => r.StartAt, startAt)
                        .SetProperty(r => r.PeriodMilliseconds, row.PeriodMilliseconds)
                        .SetProperty(r => r.Etag, row.Etag),
                    cancellationToken);
                if (changed == 0)
                {
                    db.Reminders.Add(row);
                }
            },
            cancellationToken);
        return row.Etag;
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken)
    {
        var grain = grainId.ToString();
        return await ledger.WriteAsync(
            scope => Row(scope.Use<StreamsDb>(), grain, reminderName).Where(r => r.Etag == eTag).ExecuteDeleteAsync(cancellationToken),
            cancellationToken) == 1;
    }

    public Task TestOnlyClearTable() => ledger.WriteAsync(
        scope => scope.Use<StreamsDb>().Reminders.Where(r => r.Service == _service).ExecuteDeleteAsync(), CancellationToken.None);

    private IQueryable<ReminderRow> Row(StreamsDb db, string grain, string name) =>
        db.Reminders.Where(r => r.Service == _service && r.GrainId == grain && r.Name == name);

    private async Task<ReminderTableData> ReadAsync(System.Linq.Expressions.Expression<Func<ReminderRow, bool>> filter, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.Reminders.AsNoTracking().Where(r => r.Service == _service).Where(filter).ToListAsync(cancellationToken);
        return new ReminderTableData(rows.Select(ToEntry));
    }

    private ReminderRow ToRow(ReminderEntry entry, string etag) => new()
    {
        Service = _service,
        GrainId = entry.GrainId.ToString(),
        Name = entry.ReminderName,
        GrainHash = entry.GrainId.GetUniformHashCode(),
        StartAt = MemberMapping.Utc(entry.StartAt),
        PeriodMilliseconds = (long)entry.Period.TotalMilliseconds,
        Etag = etag,
    };

    private static ReminderEntry ToEntry(ReminderRow row) => new()
    {
        GrainId = GrainId.Parse(row.GrainId, provider: null),
        ReminderName = row.Name,
        StartAt = row.StartAt.UtcDateTime,
        Period = TimeSpan.FromMilliseconds(row.PeriodMilliseconds),
        ETag = row.Etag,
    };
}
