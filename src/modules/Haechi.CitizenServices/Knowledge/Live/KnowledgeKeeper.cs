using Haechi.CitizenServices.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Live;

/// <summary>Brings what this host answers from into line with what is published in the database.</summary>
internal sealed class KnowledgeKeeper(IDbContextFactory<KnowledgeDb> database, KnowledgeSearch search) : IDisposable
{
    private const int Batch = 500;
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Compares versions and reads only the entries that differ.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            var published = await db.Entries.AsNoTracking().Where(e => e.State == KnowledgeState.Published)
                .Select(e => new { e.Id, e.Version }).ToListAsync(cancellationToken);
            var known = search.Now.Entries;
            var changed = published.Where(p => !known.TryGetValue(p.Id, out var entry) || entry.Version != p.Version).Select(p => p.Id).ToList();
            if (changed.Count == 0 && published.Count == known.Count)
                return;
            var read = await ReadAsync(db, changed, cancellationToken);
            var entries = published.Select(p => read.GetValueOrDefault(p.Id) ?? known.GetValueOrDefault(p.Id)).OfType<KnowledgeEntry>().ToList();
            search.Take(await Task.Run(() => new KnowledgeSnapshot(entries), cancellationToken));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static async Task<Dictionary<string, KnowledgeEntry>> ReadAsync(KnowledgeDb db, List<string> ids, CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, KnowledgeEntry>(StringComparer.Ordinal);
        foreach (var batch in ids.Chunk(Batch))
        {
            var versions =
                from entry in db.Entries
                where batch.Contains(entry.Id)
                join version in db.Versions on new { entry.Id, entry.Version } equals new { Id = version.EntryId, version.Version }
                select version;
            await foreach (var version in versions.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
                read[version.EntryId] = version.ToEntry();
        }
        return read;
    }
}
