using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>What is stored already of the keys and ids of a group, so that a replay is answered and not stored again.</summary>
internal sealed class KnownRows
{
    private readonly Dictionary<(string Scope, string Key), IdempotencyRow> _keys = [];
    private readonly Dictionary<Guid, FindingRow> _findings = [];
    private readonly Dictionary<Guid, ObservationRow> _observations = [];

    public static async Task<KnownRows> LoadAsync(LedgerScope scope, IReadOnlyList<IntakeRequest> group, CancellationToken cancellationToken)
    {
        var known = new KnownRows();
        var keys = group.Where(r => r.Key is not null).Select(r => r.Key!.Key).Distinct().ToArray();
        if (keys.Length > 0)
        {
            var scopes = group.Where(r => r.Key is not null).Select(r => r.Key!.Scope).Distinct().ToArray();
            await foreach (var row in scope.Use<RoomsDb>().Idempotency.AsNoTracking()
                .Where(i => EF.Parameter(scopes).Contains(i.Scope) && EF.Parameter(keys).Contains(i.Key))
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                known.Add(row);
            }
        }

        await known.LoadFindingsAsync(scope, group, cancellationToken);
        await known.LoadObservationsAsync(scope, group, cancellationToken);
        return known;
    }

    public IdempotencyRow? Key(IntakeKey key) => _keys.GetValueOrDefault((key.Scope, key.Key));

    public void Add(IdempotencyRow row) => _keys[(row.Scope, row.Key)] = row;

    /// <summary>True, with an error, when the id is taken by other content.</summary>
    public bool Conflicts(FindingRow row, int index, FaultList faults) =>
        _findings.TryGetValue(row.Id, out var stored) && !SameContent.Of(stored, row) && Conflict(row.Id, index, faults);

    /// <inheritdoc cref="Conflicts(FindingRow, int, FaultList)"/>
    public bool Conflicts(ObservationRow row, int index, FaultList faults) =>
        _observations.TryGetValue(row.Id, out var stored) && !SameContent.Of(stored, row) && Conflict(row.Id, index, faults);

    /// <summary>Plans the rows that are not stored yet and returns them.</summary>
    public List<FindingRow> NewOf(IEnumerable<FindingRow> rows, IntakeRows plan)
    {
        var added = rows.Where(row => _findings.TryAdd(row.Id, row)).ToList();
        plan.Findings.AddRange(added);
        return added;
    }

    /// <inheritdoc cref="NewOf(IEnumerable{FindingRow}, IntakeRows)"/>
    public List<ObservationRow> NewOf(IEnumerable<ObservationRow> rows, IntakeRows plan)
    {
        var added = rows.Where(row => _observations.TryAdd(row.Id, row)).ToList();
        plan.Observations.AddRange(added);
        return added;
    }

    private static bool Conflict(Guid id, int index, FaultList faults)
    {
        new Faults(index, faults).Add("id", IntakeErrors.ConflictingId(id));
        return true;
    }

    private async Task LoadFindingsAsync(LedgerScope scope, IReadOnlyList<IntakeRequest> group, CancellationToken cancellationToken)
    {
        var ids = group.Where(r => r.IdsMayRepeat).SelectMany(r => r.Findings).Select(f => f.Value.Id).Distinct().ToArray();
        if (ids.Length > 0)
        {
            await foreach (var row in scope.Use<RoomsDb>().Findings.AsNoTracking()
                .Where(f => EF.Parameter(ids).Contains(f.Id)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                _findings[row.Id] = row;
            }
        }
    }

    private async Task LoadObservationsAsync(LedgerScope scope, IReadOnlyList<IntakeRequest> group, CancellationToken cancellationToken)
    {
        var ids = group.Where(r => r.IdsMayRepeat).SelectMany(r => r.Observations).Select(o => o.Value.Id).Distinct().ToArray();
        if (ids.Length > 0)
        {
            await foreach (var row in scope.Use<RoomsDb>().Observations.AsNoTracking()
                .Where(o => EF.Parameter(ids).Contains(o.Id)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                _observations[row.Id] = row;
            }
        }
    }
}
