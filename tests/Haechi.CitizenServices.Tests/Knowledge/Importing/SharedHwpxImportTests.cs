using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Documents;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Tests.Knowledge.Importing;

/// <summary>Real HWPX documents through the import. Skipped where the shared data folder is not mounted beside the repository.</summary>
public sealed class SharedHwpxImportTests
{
    private static readonly string? Folder = Find();

    [Fact]
    public async Task Every_row_of_a_table_reaches_an_entry_with_all_its_cells()
    {
        Assert.SkipWhen(Folder is null, "No shared data folder (hwpx) beside the repository.");
        await using var site = await TalkSite.StartAsync(DatabaseKind.Sqlite);
        var stop = TestContext.Current.CancellationToken;
        var order = new ImportOrder("hwpx", "예시 문서", "문서과", SeoulTime.DayOf(site.Clock.GetUtcNow()).AddYears(1), Actor.System);
        var report = (await site.Get<KnowledgeImport>().FolderAsync(Folder!, order, stop)).Value;
        report.Added.ShouldBeGreaterThan(0);
        report.Files.Count.ShouldBe(DocumentFiles.Below(Folder!).Count(), "each file is told");

        var (reader, rows) = (new DocumentReader(), 0);
        var bodies = await site.ReadAsync<KnowledgeDb, ILookup<string, string>>(db => Task.FromResult(
            db.Entries.Join(db.Documents, e => e.DocumentId, d => d.Id, (e, d) => new { d.Path, e.Body }).ToList().ToLookup(e => e.Path, e => e.Body)));
        foreach (var line in report.Files.Where(f => f.Result == ImportResult.Added && f.Where.EndsWith(".hwpx", StringComparison.Ordinal)))
        {
            var lines = bodies[line.Where].SelectMany(b => b.Split('\n')).Select(l => l.Trim()).ToHashSet();
            var tables = reader.Read(Path.Combine(Folder!, line.Where), stop).Document!.Blocks.OfType<Table>();
            foreach (var row in tables.SelectMany(t => t.RowTexts).Where(r => r.Length < 5_000 && !r.Contains('\n', StringComparison.Ordinal)))
            {
                lines.ShouldContain(row.Trim(), line.Where);
                rows++;
            }
        }
        rows.ShouldBeGreaterThan(0);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data", "hwpx");
            if (Directory.Exists(data))
                return data;
        }

        return Environment.GetEnvironmentVariable("HAECHI_SHARED_DATA") is { Length: > 0 } shared && Directory.Exists(Path.Combine(shared, "hwpx")) ? Path.Combine(shared, "hwpx") : null;
    }
}
