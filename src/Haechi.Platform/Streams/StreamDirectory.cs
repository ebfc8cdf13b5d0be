using System.Text.Json;
using System.Text.RegularExpressions;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Streams;

/// <summary>
/// Every stream with its health, and the orders that people give. An order is stored with its audit row and carried out by
/// whichever host runs the stream, within seconds; callers check the permission <c>streams.manage</c>.
/// </summary>
public sealed partial class StreamDirectory
{
    private readonly IDbContextFactory<StreamsDb> _database;
    private readonly Ledger _ledger;
    private readonly StreamSignal _signal;
    private readonly Dictionary<string, StreamKind> _kinds;

    internal StreamDirectory(IDbContextFactory<StreamsDb> database, Ledger ledger, StreamSignal signal, IEnumerable<StreamKind> kinds)
    {
        (_database, _ledger, _signal) = (database, ledger, signal);
        _kinds = kinds.ToDictionary(k => k.Id, StringComparer.Ordinal);
    }

    /// <summary>The kinds of sources that this installation knows.</summary>
    public IReadOnlyCollection<StreamKind> Kinds => _kinds.Values;

    /// <summary>All streams by id.</summary>
    public async Task<IReadOnlyList<StreamLine>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = _database.CreateDbContext();
        var rows = await db.Streams.AsNoTracking()
            .LeftJoin(db.Health.AsNoTracking(), s => s.Id, h => h.Id, (stream, health) => new { stream, health })
            .OrderBy(r => r.stream.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => StreamLine.Of(r.stream, r.health))];
    }

    /// <summary>One stream; null when there is none of that id.</summary>
    public async Task<StreamLine?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = _database.CreateDbContext();
        var stream = await db.Streams.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        return stream is null ? null : StreamLine.Of(stream, await db.Health.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancellationToken));
    }

    /// <summary>The newest items that could not be used, newest first.</summary>
    public async Task<IReadOnlyList<StreamFaultLine>> FaultsAsync(string id, int count, CancellationToken cancellationToken)
    {
        await using var db = _database.CreateDbContext();
        return await db.Faults.AsNoTracking().Where(f => f.StreamId == id).OrderByDescending(f => f.Sequence).Take(count)
            .Select(f => new StreamFaultLine(f.At, f.ItemKey, f.Message)).ToListAsync(cancellationToken);
    }

    /// <summary>Lets it run. One that runs already goes on undisturbed.</summary>
    public Task<Outcome<StreamLine>> StartAsync(string id, Actor by, CancellationToken cancellationToken) => OrderAsync(
        id, by, "stream.started", row => row.Desired != DesiredState.Running, row => row.Desired = DesiredState.Running, cancellationToken);

    /// <summary>Lets it rest until it is started again.</summary>
    public Task<Outcome<StreamLine>> StopAsync(string id, Actor by, CancellationToken cancellationToken) => OrderAsync(
        id, by, "stream.stopped", row => row.Desired != DesiredState.Stopped, row => row.Desired = DesiredState.Stopped, cancellationToken);

    /// <summary>Stops it and lets it run again at once, forgetting its failures.</summary>
    public Task<Outcome<StreamLine>> RestartAsync(string id, Actor by, CancellationToken cancellationToken) => OrderAsync(
        id, by, "stream.restarted", _ => true, row => row.Desired = DesiredState.Running, cancellationToken);

    /// <summary>Changes its settings; a running stream starts again with them.</summary>
    public async Task<Outcome<StreamLine>> ConfigureAsync(string id, string settings, Actor by, CancellationToken cancellationToken) =>
        Check(id, settings) is { } refusal
            ? refusal
            : await OrderAsync(id, by, "stream.configured", row => row.Settings != settings, row => row.Settings = settings, cancellationToken);

    /// <summary>Adds a stream.</summary>
    public async Task<Outcome<StreamLine>> DeclareAsync(StreamDeclaration declaration, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        var settings = declaration.Settings as string ?? JsonSerializer.Serialize(declaration.Settings, LedgerJson.Options);
        if (Check(declaration.Id, settings) is { } refusal)
        {
            return refusal;
        }

        var outcome = await _ledger.WriteAsync<StreamLine>(
            async scope =>
            {
                var db = scope.Use<StreamsDb>();
                if (await db.Streams.AnyAsync(s => s.Id == declaration.Id, cancellationToken))
                {
                    return StreamRefusals.Exists(declaration.Id);
                }

                var row = new StreamRow { Id = declaration.Id, Title = declaration.Title, Settings = settings, Desired = declaration.Desired, ChangedAt = scope.At };
                db.Streams.Add(row);
                scope.Audit(new AuditNote(by, "stream.declared", "stream", row.Id));
                return StreamLine.Of(row, null);
            },
            cancellationToken);
        _signal.Raise();
        return outcome;
    }

    private async Task<Outcome<StreamLine>> OrderAsync(
        string id, Actor by, string act, Func<StreamRow, bool> changes, Action<StreamRow> order, CancellationToken cancellationToken)
    {
        var outcome = await _ledger.WriteAsync<StreamLine>(
            async scope =>
            {
                var db = scope.Use<StreamsDb>();
                // The revision is raised where it is stored: a run that commits at this moment holds the same row.
                if (await db.Streams.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Revision, s => s.Revision + 1), cancellationToken) == 0)
                {
                    return StreamRefusals.Unknown(id);
                }

                var row = await db.Streams.FirstAsync(s => s.Id == id, cancellationToken);
                if (!changes(row))
                {
                    await db.Streams.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Revision, s => s.Revision - 1), cancellationToken);
                    return StreamLine.Of(row, await db.Health.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancellationToken));
                }

                order(row);
                row.ChangedAt = scope.At;
                scope.Audit(new AuditNote(by, act, "stream", id));
                return StreamLine.Of(row, await db.Health.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancellationToken));
            },
            cancellationToken);
        _signal.Raise();
        return outcome;
    }

    private Refusal? Check(string id, string settings)
    {
        if (!Form().IsMatch(id) || !_kinds.TryGetValue(id[..id.IndexOf('/', StringComparison.Ordinal)], out var kind))
        {
            return StreamRefusals.BadId(id, string.Join(", ", _kinds.Keys.Order(StringComparer.Ordinal)));
        }

        try
        {
            using var document = JsonDocument.Parse(settings);
            return document.RootElement.ValueKind == JsonValueKind.Object ? kind.Check(document.RootElement) : StreamRefusals.BadSettings("JSON object");
        }
        catch (JsonException exception)
        {
            return StreamRefusals.BadSettings(exception.Message);
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}/[a-z0-9-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
