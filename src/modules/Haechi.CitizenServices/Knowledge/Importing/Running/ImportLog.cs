using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Importing.Running;

/// <summary>What was imported, when and by whom.</summary>
internal sealed class ImportLog(Ledger ledger, IDbContextFactory<KnowledgeDb> database)
{
    private const int MostLines = 2_000;

    /// <summary>The last imports, the newest first.</summary>
    public async Task<IReadOnlyList<KnowledgeImportRow>> RecentAsync(int count, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AsNoTracking().OrderByDescending(i => i.StartedAt).Take(count).ToListAsync(cancellationToken);
    }

    public async Task<KnowledgeImportRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
    }

    /// <summary>The report of an import.</summary>
    public static ImportSummary Read(KnowledgeImportRow row) => JsonSerializer.Deserialize<ImportSummary>(row.Report, LedgerJson.Options) ?? new ImportSummary();

    public Task KeepAsync(ImportRun run, ImportEnding ending, ImportReport? report, Refusal? refusal, CancellationToken cancellationToken) =>
        ledger.WriteAsync(
            scope =>
            {
                var (order, lines) = (run.Job.Order, report?.Files ?? run.Lines);
                var row = new KnowledgeImportRow
                {
                    Id = run.Id,
                    Kind = run.Job.Kind,
                    ListId = run.Job.ListId,
                    Name = run.Job.Name.Length <= 300 ? run.Job.Name : run.Job.Name[..299] + "…",
                    Source = order.Source,
                    Owner = order.Owner,
                    ValidUntil = order.ValidUntil,
                    Publish = order.Publish,
                    StartedBy = order.By.Id,
                    StartedByName = order.By.Name,
                    StartedAt = run.StartedAt,
                    EndedAt = scope.At,
                    Ending = ending,
                    Refused = lines.Count(l => l.Result == ImportResult.Refused),
                    Report = JsonSerializer.Serialize(ImportSummary.Of(report, lines, refusal, MostLines), LedgerJson.Options),
                };
                scope.Use<KnowledgeDb>().Imports.Add(row);
                var detail = JsonSerializer.Serialize(new { kind = row.Kind, name = row.Name, ending, documents = lines.Count, refused = row.Refused, publish = row.Publish }, LedgerJson.Options);
                scope.Audit(new AuditNote(order.By, "knowledge.import-ended", "knowledge-import", row.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
                return Task.CompletedTask;
            },
            cancellationToken);
}

/// <summary>A report as it is kept.</summary>
internal sealed record ImportSummary
{
    public int Documents { get; init; }
    public int Missing { get; init; }
    public int Published { get; init; }
    public int Drafted { get; init; }
    public int Withdrawn { get; init; }
    public int Gone { get; init; }

    /// <summary>Why nothing was done, or what broke it off; null otherwise.</summary>
    public LocalizedText? What { get; init; }
    public LocalizedText? Mend { get; init; }

    /// <summary>The refused ones first.</summary>
    public IReadOnlyList<ImportLine> Lines { get; init; } = [];

    public static ImportSummary Of(ImportReport? report, IReadOnlyList<ImportLine> lines, Refusal? refusal, int most) => new()
    {
        Documents = lines.Count,
        Missing = report?.Missing ?? 0,
        Published = report?.Published ?? 0,
        Drafted = report?.Drafted ?? 0,
        Withdrawn = report?.Withdrawn ?? 0,
        Gone = report?.Gone ?? 0,
        What = refusal?.Message,
        Mend = refusal?.Mend,
        Lines = [.. lines.OrderBy(l => l.Result != ImportResult.Refused).Take(most)],
    };
}
