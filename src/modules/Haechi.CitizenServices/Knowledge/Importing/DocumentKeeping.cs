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
    private const int LongestTitle = 300;
    private const int LongestBody = 20_000;
    private const string ImportAct = "knowledge.imported";

    public async Task<KnowledgeDocumentRow?> FindAsync(string collection, string path, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Collection == collection && d.Path == path, cancellationToken);
    }

    /// <summary>True when the document is known, with the same content and particulars; it is marked as seen.</summary>
    public async Task<bool> IsUnchangedAsync(ImportOrder order, string path, string? hash, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.Collection, path, cancellationToken) is not { } known
            || (hash is not null && known.Hash != hash) || (known.Source, known.Owner, (DateOnly?)known.ValidUntil) != (order.Source, order.Owner, order.ValidUntil))
            return false;
        if (known.MissingSince is not null)
            await SeenAsync(known.Id, cancellationToken);
        return true;
    }

    /// <summary>Takes a document over: new passages are published, changed ones in a new version, vanished ones withdrawn.</summary>
    public Task KeepAsync(ImportOrder order, FoundDocument found, IReadOnlyList<Passage> passages, ImportReport report, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            var db = scope.Use<KnowledgeDb>();
            var document = await db.Documents.SingleOrDefaultAsync(d => d.Collection == order.Collection && d.Path == found.Path, cancellationToken);
            var isNew = document is null;
            document ??= db.Documents.Add(new KnowledgeDocumentRow { Id = Guid.CreateVersion7(scope.At), Collection = order.Collection, Path = found.Path }).Entity;
            Describe(document, order, found, scope.At);
            var before = isNew ? [] : await db.Entries.Where(e => e.DocumentId == document.Id).ToListAsync(cancellationToken);
            var (published, withdrawn) = Compare(scope, order, document, PassageMatch.Match(passages, before), before);
            if (published + withdrawn > 0)
                scope.Publish(KnowledgeDesk.Topic, SeoulTalkManifest.ServiceId, new KnowledgeChange("*", document.Version, KnowledgeState.Published));
            var detail = JsonSerializer.Serialize(new { path = found.Path, version = document.Version, published, withdrawn }, LedgerJson.Options);
            scope.Audit(new AuditNote(order.By, ImportAct, "knowledge-document", document.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
            (report.Added, report.Changed) = isNew ? (report.Added + 1, report.Changed) : (report.Added, report.Changed + 1);
            (report.Published, report.Withdrawn) = (report.Published + published, report.Withdrawn + withdrawn);
        }, cancellationToken);

    /// <summary>Marks the documents of a collection that are no longer there, for their owner. Nothing is withdrawn.</summary>
    public Task<int> MarkMissingAsync(ImportOrder order, IReadOnlySet<string> seen, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            var all = await scope.Use<KnowledgeDb>().Documents.Where(d => d.Collection == order.Collection).ToListAsync(cancellationToken);
            var gone = all.Where(d => d.MissingSince is null && !seen.Contains(d.Path)).ToList();
            foreach (var document in gone)
            {
                (document.MissingSince, document.Revision) = (scope.At, document.Revision + 1);
                var detail = JsonSerializer.Serialize(new { path = document.Path }, LedgerJson.Options);
                scope.Audit(new AuditNote(order.By, "knowledge.document-missing", "knowledge-document", document.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
            }
            return all.Count(d => d.MissingSince is not null);
        }, cancellationToken);

    private static void Describe(KnowledgeDocumentRow document, ImportOrder order, FoundDocument found, DateTimeOffset at)
    {
        document.Version += document.Hash == found.Hash ? 0 : 1;
        (document.Source, document.Address, document.Owner, document.ValidUntil) = (order.Source, found.Address, order.Owner, order.ValidUntil!.Value);
        (document.Hash, document.ETag, document.LastModified) = (found.Hash, found.ETag, found.LastModified);
        (document.ReadAt, document.MissingSince, document.Revision) = (at, null, document.Revision + 1);
    }

    private static (int Published, int Withdrawn) Compare(
        LedgerScope scope, ImportOrder order, KnowledgeDocumentRow document, IReadOnlyList<PassageMatch> matches, IReadOnlyList<KnowledgeRow> before)
    {
        var published = 0;
        foreach (var match in matches)
        {
            var row = match.Before ?? Add(scope, document);
            var unchanged = match.IsUnchanged;
            if (unchanged && (row.Source, row.Owner, row.ValidUntil) == (order.Source, order.Owner, order.ValidUntil))
                continue;
            // What a person wrote into an entry stays while its passage says what it said.
            if (unchanged)
                (row.Source, row.Owner, row.ValidUntil) = (order.Source, order.Owner, order.ValidUntil);
            else
                order.Draft(Cut(match.Passage.Title, LongestTitle), Cut(match.Passage.Text, LongestBody), document.Address).CopyTo(row);
            row.Passage = match.Key;
            if (unchanged && row.State != KnowledgeState.Published)
                continue;
            KnowledgeDesk.Publish(scope, row, order.By);
            Sign(row, order, scope.At);
            published++;
        }
        return (published, Withdraw(order, scope, before.Except(matches.Select(m => m.Before).OfType<KnowledgeRow>())));
    }

    private static int Withdraw(ImportOrder order, LedgerScope scope, IEnumerable<KnowledgeRow> gone)
    {
        var withdrawn = 0;
        foreach (var row in gone.Where(g => g.State == KnowledgeState.Published))
        {
            (row.State, row.Passage) = (KnowledgeState.Withdrawn, PassageMatch.GoneKey(row.Passage!));
            Sign(row, order, scope.At);
            withdrawn++;
        }
        return withdrawn;
    }

    private static KnowledgeRow Add(LedgerScope scope, KnowledgeDocumentRow document)
    {
        var row = new KnowledgeRow { Id = $"doc-{Guid.CreateVersion7(scope.At):N}", DocumentId = document.Id };
        scope.Use<KnowledgeDb>().Entries.Add(row);
        return row;
    }

    private static void Sign(KnowledgeRow row, ImportOrder order, DateTimeOffset at)
    {
        row.Revision++;
        (row.ChangedBy, row.ChangedByName, row.ChangedAt) = (order.By.Id, order.By.Name, at);
    }

    private Task SeenAsync(Guid id, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            if (await scope.Use<KnowledgeDb>().Documents.FindAsync([id], cancellationToken) is { } document)
                (document.MissingSince, document.ReadAt, document.Revision) = (null, scope.At, document.Revision + 1);
        }, cancellationToken);

    /// <summary>PostgreSQL takes no null characters, which broken files have.</summary>
    private static string Cut(string text, int longest)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= longest ? clean : clean[..(longest - 1)] + "…";
    }
}
