using Haechi.Hashing;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>A reference hash that is watched for, opened for comparing.</summary>
/// <param name="Id">Of the reference.</param>
/// <param name="RequestId">Of the request that it belongs to.</param>
/// <param name="MediaId">Of the picture or video that it comes from.</param>
/// <param name="Kind">Picture, part of one, or frame of a video.</param>
/// <param name="Hash">The hash.</param>
/// <param name="Quality">0 to 100.</param>
internal sealed record ActiveReference(Guid Id, Guid RequestId, Guid MediaId, ReferenceKind Kind, PdqHash Hash, int Quality);

/// <summary>What is watched for at one moment.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="All">The references of all requests that are watched for.</param>
internal sealed record ReferenceSnapshot(long Version, IReadOnlyList<ActiveReference> All);

/// <summary>
/// The reference hashes that are watched for, held open in memory only: on disk each is sealed with the key of its case.
/// Asking reads one number; the hashes are read again when it moved.
/// </summary>
internal sealed class ActiveReferences(IDbContextFactory<RemovalDb> reading, CaseKeys keys) : IDisposable
{
    /// <summary>What a reference hash is sealed for.</summary>
    public const string Purpose = "reference-hash";

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile ReferenceSnapshot _snapshot = new(-1, []);

    /// <summary>What is watched for now: everything that was committed before the call.</summary>
    public async Task<ReferenceSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var version = await VersionAsync(db, cancellationToken);
        if (_snapshot is { } known && known.Version == version)
        {
            return known;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _snapshot.Version == version ? _snapshot : _snapshot = await LoadAsync(db, version, cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Tells every host that references were added or taken away; call it in the transaction that does so.</summary>
    public static Task ChangedAsync(LedgerScope scope, CancellationToken cancellationToken) =>
        // One statement: two first requests at one moment would both find no row and both make one. Both databases know the clause.
        scope.Use<RemovalDb>().Database.ExecuteSqlAsync(
            $"INSERT INTO removal_reference_version (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = removal_reference_version.version + 1", cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    // The version is read first: a change in between makes the next call load again, never miss.
    private async Task<ReferenceSnapshot> LoadAsync(RemovalDb db, long version, CancellationToken cancellationToken)
    {
        var byCase = await keys.AllAsync(db, cancellationToken);
        var rows = await db.References.AsNoTracking()
            .Where(reference => db.Requests.Any(request => request.Id == reference.RequestId && request.State == RequestState.Watching))
            .ToListAsync(cancellationToken);
        return new(version, [.. rows.Where(row => byCase.ContainsKey(row.RequestId)).Select(row => Open(row, byCase[row.RequestId]))]);
    }

    private static ActiveReference Open(ReferenceRow row, CaseKey key) =>
        new(row.Id, row.RequestId, row.MediaId, row.Kind, PdqHash.Read(key.Open(row.SealedHash, Purpose)), row.Quality);

    private static Task<long> VersionAsync(RemovalDb db, CancellationToken cancellationToken) =>
        db.ReferenceVersions.Select(row => row.Version).FirstOrDefaultAsync(cancellationToken);
}
