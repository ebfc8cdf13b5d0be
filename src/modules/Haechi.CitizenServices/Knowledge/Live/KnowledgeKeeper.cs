using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.Knowledge.Live;

/// <summary>Brings what this host answers from into line with what is published in the database.</summary>
internal sealed partial class KnowledgeKeeper(
    IDbContextFactory<KnowledgeDb> database, KnowledgeSearch search, KnowledgeIndex index, IOptionsMonitor<KnowledgeOptions> options, ILogger<KnowledgeKeeper> log) : IDisposable
{
    private const int Batch = 500;
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _begun;

    /// <summary>Why the last refresh failed while what was published before went on being answered; null when it did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Compares versions and reads only the entries that differ.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await LookAsync(cancellationToken);
            Trouble = null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Trouble = exception.Message;
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var published = await db.Entries.AsNoTracking().Where(e => e.State == KnowledgeState.Published)
            .Select(e => new { e.Id, e.Version }).ToListAsync(cancellationToken);
        var known = search.Now.Entries;
        var changed = published.Where(p => !known.TryGetValue(p.Id, out var entry) || entry.Version != p.Version).Select(p => p.Id).ToList();
        search.Now.Index.Synonyms = options.CurrentValue.ReadSynonyms();
        var topics = await TopicsAsync(db, cancellationToken);
        if (!search.Now.Topics.SequenceEqual(topics))
            search.Take(search.Now with { Topics = topics });
        if (_begun && changed.Count == 0 && published.Count == known.Count && await Task.Run(index.IsSound, cancellationToken))
            return;
        var read = await ReadAsync(db, changed, cancellationToken);
        var entries = published.Select(p => read.GetValueOrDefault(p.Id) ?? known.GetValueOrDefault(p.Id)).OfType<KnowledgeEntry>().ToList();
        var mended = index.Mended;
        var next = await Task.Run(() => index.Bring(entries), cancellationToken);
        next.Index.Synonyms = options.CurrentValue.ReadSynonyms();
        search.Take(next with { Topics = topics });
        _begun = true;
        if (index.Mended is { } damage && damage != mended)
            LogMended(log, damage);
    }

    private static async Task<List<KnowledgeTopic>> TopicsAsync(KnowledgeDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Topics.AsNoTracking().OrderBy(t => t.NameKo).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(t => new KnowledgeTopic(t.Id, new LocalizedText(t.NameKo, t.NameEn)));
    }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of the knowledge base could not be used and was made anew from the database: {Damage}")]
    private static partial void LogMended(ILogger log, string damage);
}
