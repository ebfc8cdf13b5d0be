using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.Documents;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>A document as it was found.</summary>
/// <param name="Path">Path within the collection, or the web address.</param>
/// <param name="Address">Where it can be read; null when that is not known.</param>
/// <param name="Hash">Hex SHA-256 of its bytes.</param>
internal sealed record FoundDocument(string Path, string? Address, string Hash)
{
    public string? ETag { get; init; }
    public DateTimeOffset? LastModified { get; init; }
}

/// <summary>Keeps the entries of a document in line with it, each document in one transaction.</summary>
internal sealed class DocumentKeeping(Ledger ledger, IDbContextFactory<KnowledgeDb> database)
{
    private const string ImportAct = "knowledge.imported";

    public async Task<KnowledgeDocumentRow?> FindAsync(string collection, string path, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Collection == collection && d.Path == path, cancellationToken);
    }

    /// <summary>True when the document is known, with the same content and particulars, and nothing of it waits to be published; it is marked as seen.</summary>
    public async Task<bool> IsUnchangedAsync(ImportOrder order, string path, string? hash, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.Collection, path, cancellationToken) is not { } known
            || (hash is not null && known.Hash != hash) || (known.Source, known.Owner, (DateOnly?)known.ValidUntil) != (order.Source, order.Owner, order.ValidUntil)
            || (order.Publish && await WaitsAsync(known.Id, cancellationToken)))
            return false;
        if (known.MissingSince is not null && !order.IsPreview)
            await SeenAsync(known.Id, cancellationToken);
        return true;
    }

    /// <summary>Says what taking the document over would do.</summary>
    public async Task<ImportLine> ForeseeAsync(ImportOrder order, FoundDocument found, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var known = await FindAsync(order.Collection, found.Path, cancellationToken);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var before = known is null ? [] : await db.Entries.AsNoTracking().Where(e => e.DocumentId == known.Id).ToListAsync(cancellationToken);
        return PassageKeeping.Foresee(found.Path, known is null ? ImportResult.Added : ImportResult.Changed, PassageMatch.Match(passages, before), before);
    }

    /// <summary>Takes a document over: new and changed passages are published or wait as drafts, vanished ones are withdrawn or told.</summary>
    public Task<ImportLine> KeepAsync(ImportOrder order, FoundDocument found, IReadOnlyList<Passage> passages, ImportReport report, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            var db = scope.Use<KnowledgeDb>();
            var document = await db.Documents.SingleOrDefaultAsync(d => d.Collection == order.Collection && d.Path == found.Path, cancellationToken);
            var (isNew, isSame) = (document is null, document?.Hash == found.Hash);
            document ??= db.Documents.Add(new KnowledgeDocumentRow { Id = Guid.CreateVersion7(scope.At), Collection = order.Collection, Path = found.Path }).Entity;
            Describe(document, order, found, scope.At);
            var before = isNew ? [] : await db.Entries.Where(e => e.DocumentId == document.Id).ToListAsync(cancellationToken);
            var matches = PassageMatch.Match(passages, before);
            var line = PassageKeeping.Foresee(found.Path, isNew ? ImportResult.Added : ImportResult.Changed, matches, before);
            var kept = new PassageKeeping(scope, order, document);
            kept.Take(matches, before);
            Record(scope, order, document, kept);
            (report.Published, report.Drafted) = (report.Published + kept.Published, report.Drafted + kept.Drafted);
            (report.Withdrawn, report.Gone) = (report.Withdrawn + kept.Withdrawn, report.Gone + kept.Gone);
            return isSame && kept.IsIdle ? line with { Result = ImportResult.Unchanged } : line;
        }, cancellationToken);

    /// <summary>Marks the documents of a collection that are no longer there, for their owner, and counts them. Nothing is withdrawn.</summary>
    public Task<int> MarkMissingAsync(ImportOrder order, Predicate<string> isGone, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            var all = await scope.Use<KnowledgeDb>().Documents.Where(d => d.Collection == order.Collection).ToListAsync(cancellationToken);
            var gone = all.Where(d => d.MissingSince is null && isGone(d.Path)).ToList();
            foreach (var document in gone)
            {
                (document.MissingSince, document.Revision) = (scope.At, document.Revision + 1);
                var detail = JsonSerializer.Serialize(new { path = document.Path }, LedgerJson.Options);
                scope.Audit(new AuditNote(order.By, "knowledge.document-missing", "knowledge-document", document.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
            }
            return all.Count(d => isGone(d.Path));
        }, cancellationToken);

    /// <summary>How many documents an import of these would mark.</summary>
    public async Task<int> CountMissingAsync(ImportOrder order, Predicate<string> isGone, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var all = await db.Documents.Where(d => d.Collection == order.Collection).Select(d => d.Path).ToListAsync(cancellationToken);
        return all.Count(p => isGone(p));
    }

    private static void Record(LedgerScope scope, ImportOrder order, KnowledgeDocumentRow document, PassageKeeping kept)
    {
        if (kept.Published + kept.Withdrawn > 0)
            scope.Publish(KnowledgeDesk.Topic, SeoulTalkManifest.ServiceId, new KnowledgeChange("*", document.Version, KnowledgeState.Published));
        var detail = JsonSerializer.Serialize(
            new { path = document.Path, version = document.Version, published = kept.Published, drafted = kept.Drafted, withdrawn = kept.Withdrawn, gone = kept.Gone }, LedgerJson.Options);
        scope.Audit(new AuditNote(order.By, ImportAct, "knowledge-document", document.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
    }

    private async Task<bool> WaitsAsync(Guid document, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Entries.AnyAsync(
            e => e.DocumentId == document && (e.State == KnowledgeState.Draft || (e.State == KnowledgeState.Published && (e.IsEdited || e.Passage!.EndsWith(PassageMatch.Gone)))), cancellationToken);
    }

    private static void Describe(KnowledgeDocumentRow document, ImportOrder order, FoundDocument found, DateTimeOffset at)
    {
        document.Version += document.Hash == found.Hash ? 0 : 1;
        (document.Source, document.Address, document.Owner, document.ValidUntil) = (order.Source, found.Address, order.Owner, order.ValidUntil!.Value);
        (document.Hash, document.ETag, document.LastModified) = (found.Hash, found.ETag, found.LastModified);
        (document.ReadAt, document.MissingSince, document.Revision) = (at, null, document.Revision + 1);
    }

    private Task SeenAsync(Guid id, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            if (await scope.Use<KnowledgeDb>().Documents.FindAsync([id], cancellationToken) is { } document)
                (document.MissingSince, document.ReadAt, document.Revision) = (null, scope.At, document.Revision + 1);
        }, cancellationToken);
}
