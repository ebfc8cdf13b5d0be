using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Editing;

/// <summary>Which entries to list. What is null does not filter.</summary>
internal sealed record KnowledgeFilter
{
    public KnowledgeState? State { get; init; }
    public string? TopicId { get; init; }
    public string? Owner { get; init; }

    /// <summary>Words that title, answer or id hold.</summary>
    public string? Text { get; init; }

    /// <summary>Published entries whose last day is this one or earlier, the first to end on top.</summary>
    public DateOnly? ExpiringBy { get; init; }

    /// <summary>Entries whose document has disappeared from where it was imported from, or whose passage has gone from it while they go on.</summary>
    public bool Missing { get; init; }

    /// <summary>Those whose working copy is not what is published.</summary>
    public bool Edited { get; init; }
    public int Skip { get; init; }

    /// <summary>Most entries, from 1 to 500. Default 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>Reads the knowledge base for editors.</summary>
internal sealed class KnowledgeReader(IDbContextFactory<KnowledgeDb> database)
{
    private const int Most = 500;

    public async Task<KnowledgeRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
    }

    /// <summary>Entries and how many there are without paging.</summary>
    public async Task<(IReadOnlyList<KnowledgeRow> Entries, int Count)> ListAsync(KnowledgeFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var entries = Filtered(db, filter);
        var sorted = filter.ExpiringBy is null ? entries.OrderByDescending(e => e.ChangedAt).ThenBy(e => e.Id) : entries.OrderBy(e => e.ValidUntil).ThenBy(e => e.Id);
        var page = await sorted.Skip(filter.Skip).Take(Math.Clamp(filter.Take, 1, Most)).ToListAsync(cancellationToken);
        return (page, await entries.CountAsync(cancellationToken));
    }

    /// <summary>Every version that was published, the newest first.</summary>
    public async Task<IReadOnlyList<KnowledgeVersionRow>> VersionsAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Versions.AsNoTracking().Where(v => v.EntryId == id).OrderByDescending(v => v.Version).ToListAsync(cancellationToken);
    }

    /// <summary>The entry as it was published under that number: what an old answer said.</summary>
    public async Task<KnowledgeEntry?> VersionAsync(string id, int version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return (await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.EntryId == id && v.Version == version, cancellationToken))?.ToEntry();
    }

    public async Task<IReadOnlyList<KnowledgeTopic>> TopicsAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await db.Topics.AsNoTracking().OrderBy(t => t.NameKo).ToListAsync(cancellationToken);
        return rows.ConvertAll(t => new KnowledgeTopic(t.Id, new LocalizedText(t.NameKo, t.NameEn)));
    }

    /// <summary>The offices that own entries.</summary>
    public async Task<IReadOnlyList<string>> OwnersAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Entries.Where(e => e.Owner != "").Select(e => e.Owner).Distinct().OrderBy(o => o).ToListAsync(cancellationToken);
    }

    private static IQueryable<KnowledgeRow> Filtered(KnowledgeDb db, KnowledgeFilter filter)
    {
        var entries = db.Entries.AsNoTracking();
        if (filter.State is { } state)
            entries = entries.Where(e => e.State == state);
        if (filter.TopicId is { } topic)
            entries = entries.Where(e => e.TopicId == topic);
        if (filter.Owner is { } owner)
            entries = entries.Where(e => e.Owner == owner);
        if (filter.Text?.Trim() is { Length: > 0 } text)
            entries = entries.Where(e => e.Title.Contains(text) || e.Body.Contains(text) || e.Id == text);
        if (filter.ExpiringBy is { } day)
            entries = entries.Where(e => e.State == KnowledgeState.Published && e.ValidUntil <= day);
        if (filter.Missing)
            entries = entries.Where(e => e.State != KnowledgeState.Withdrawn && e.DocumentId != null && (e.Passage!.EndsWith(PassageMatch.Gone) || db.Documents.Any(d => d.Id == e.DocumentId && d.MissingSince != null)));
        return filter.Edited ? entries.Where(e => e.IsEdited) : entries;
    }
}
