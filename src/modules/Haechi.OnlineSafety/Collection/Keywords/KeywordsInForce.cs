using Haechi.OnlineSafety.Collection.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>The keywords and taken forms that are looked for now, ready for finding; and how often they were found.</summary>
internal sealed class KeywordsInForce(IDbContextFactory<CollectionDb> reading) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile KeywordSpotter _spotter = KeywordSpotter.Nothing;

    /// <summary>What is looked for now, on every host: everything that was committed before the call.</summary>
    public async Task<KeywordSpotter> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var version = await db.KeywordVersions.Select(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        if (_spotter.Version == version)
            return _spotter;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _spotter.Version == version ? _spotter : _spotter = await LoadAsync(db, version, cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Today in Seoul, in days since 1970.</summary>
    public static int DayOf(DateTimeOffset at) => (int)((at.ToUnixTimeSeconds() + (9 * 3600)) / 86_400);

    /// <summary>Counts new items that had keywords, in the transaction that stores them.</summary>
    public static async Task CountAsync(LedgerScope scope, IEnumerable<Guid> keywords, CancellationToken cancellationToken)
    {
        var day = DayOf(scope.At);
        foreach (var (keyword, count) in keywords.CountBy(id => id).OrderBy(pair => pair.Key))
        {
            await scope.Use<CollectionDb>().Database.ExecuteSqlAsync(
                $"INSERT INTO collection_keyword_days (keyword_id, day, count) VALUES ({keyword}, {day}, {count}) ON CONFLICT (keyword_id, day) DO UPDATE SET count = collection_keyword_days.count + excluded.count", cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private static async Task<KeywordSpotter> LoadAsync(CollectionDb db, long version, CancellationToken cancellationToken)
    {
        var words = await db.Keywords.Where(k => !k.IsPaused).Select(k => new WantedWord(k.Id, k.Category, k.Word)).ToListAsync(cancellationToken);
        var forms = await db.KeywordForms.Where(f => f.State == FormState.Accepted).Join(db.Keywords.Where(k => !k.IsPaused), f => f.KeywordId, k => k.Id, (f, k) => new WantedWord(k.Id, k.Category, f.Form)).ToListAsync(cancellationToken);
        return new(version, [.. words, .. forms]);
    }
}
