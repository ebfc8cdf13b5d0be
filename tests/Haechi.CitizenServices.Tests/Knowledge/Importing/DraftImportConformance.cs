using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.Knowledge.Importing;

/// <summary>What comes in as drafts changes no answer, and a preview changes nothing at all.</summary>
public abstract class DraftImportConformance(Sites sites) : TalkSuite(sites)
{
    private const string One = "# 달빛동\n\n## 달빛동 수영장\n\n달빛동 수영장은 아침 여섯 시에 엽니다.\n\n## 달빛동 서고\n\n달빛동 서고는 밤 아홉 시에 닫습니다.\n";
    private static readonly string Other = One.Replace("여섯 시", "일곱 시")[..One.IndexOf("## 달빛동 서고", StringComparison.Ordinal)];
    private readonly TempFolder _folder = new();
    private readonly string _collection = Guid.NewGuid().ToString("N");

    private ImportOrder Order => new(_collection, "달빛동 안내", "달빛과", SeoulTime.DayOf(Site.Clock.GetUtcNow()).AddYears(1), Kim);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Drafts_wait_until_an_editor_or_another_import_publishes_them()
    {
        var drafts = await ReadAsync(One, publish: false);
        (drafts.Added, drafts.Drafted, drafts.Published).ShouldBe((1, 2, 0));
        (await OwnAsync()).ShouldAllBe(e => e.State == KnowledgeState.Draft && e.Version == 0);
        (await ReadAsync(One, publish: false)).Unchanged.ShouldBe(1);

        var mine = (await OwnAsync())[0];
        await Site.Get<KnowledgeDesk>().SaveDraftAsync(KnowledgeDraft.Of(mine) with { Title = "사람이 쓴 제목" }, mine.Revision, Lee, Stop);
        (await ReadAsync(One, publish: true)).Published.ShouldBe(1);
        var after = await OwnAsync();
        after.Single(e => e.Id == mine.Id).State.ShouldBe(KnowledgeState.Draft, "what a person is writing is published by a person");
        after.Single(e => e.Id != mine.Id).State.ShouldBe(KnowledgeState.Published);
    }

    [Fact]
    public async Task A_mistyped_file_takes_no_answer_away_until_it_is_published()
    {
        await ReadAsync(One, publish: true);
        var drafts = await ReadAsync(Other, publish: false);
        (drafts.Changed, drafts.Drafted, drafts.Withdrawn, drafts.Gone).ShouldBe((1, 1, 0, 1));
        var versions = await Site.ReadAsync<KnowledgeDb, List<KnowledgeVersionRow>>(db => Task.FromResult(db.Versions.Where(v => v.Owner == "달빛과").ToList()));
        versions.ShouldNotContain(v => v.Body.Contains("일곱 시"), "the old answer goes on");
        (await OwnAsync()).ShouldAllBe(e => e.State == KnowledgeState.Published);
        var (gone, _) = await Site.Get<KnowledgeReader>().ListAsync(new KnowledgeFilter { Missing = true, Take = 500 }, Stop);
        gone.ShouldContain(e => e.Body.Contains("밤 아홉 시에"), "its owner is told");

        var published = await ReadAsync(Other, publish: true);
        (published.Published, published.Withdrawn).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_preview_says_what_would_be_and_writes_nothing()
    {
        await ReadAsync(One, publish: true);
        var before = await OwnAsync();
        _folder.Write("pool.md", Other);
        _folder.Write("new.md", "# 새 문서\n\n달빛동 체육관은 문을 엽니다.\n");
        _folder.Write("empty.pdf", "");
        var report = (await Site.Get<KnowledgeImport>().FolderAsync(_folder.Path, Order with { IsPreview = true }, Stop)).Value;

        var changed = report.Files.Single(f => f.Where == "pool.md");
        (changed.Result, changed.Made, changed.Changed, changed.Same, changed.Ended).ShouldBe((ImportResult.Changed, 0, 1, 0, 1));
        report.Files.Single(f => f.Where == "new.md").ShouldSatisfyAllConditions(f => f.Result.ShouldBe(ImportResult.Added), f => f.Made.ShouldBe(1), f => f.Titles.ShouldContain("새 문서"));
        report.Files.Single(f => f.Where == "empty.pdf").ShouldSatisfyAllConditions(f => f.Result.ShouldBe(ImportResult.Refused), f => f.Mend!.Ko.ShouldNotBeEmpty());
        (await OwnAsync()).Select(e => (e.Id, e.Revision)).ShouldBe(before.Select(e => (e.Id, e.Revision)), ignoreOrder: true);
    }

    [Fact]
    public async Task An_import_is_kept_with_who_and_what_and_can_be_stopped()
    {
        for (var i = 0; i < 20; i++)
            _folder.Write($"{i:00}.txt", $"달빛동 골목 {i}번은 낮에만 엽니다.");
        var (runs, first) = (Site.Get<ImportRuns>(), new TaskCompletionSource());
        ImportRun? run = null;
        var order = Order;
        var job = ImportJob.Folder(_folder.Path, order) with
        {
            Run = async (import, o, stop) =>
            {
                await first.Task;
                return await import.FolderAsync(_folder.Path, o with { Told = line => { o.Told!(line); run!.Cancel(); } }, stop);
            },
        };
        run = runs.Begin(job, () => { });
        first.SetResult();
        await Eventually.HoldsAsync(() => run.Ending is not null, "the import has ended");

        run.Ending.ShouldBe(ImportEnding.Cancelled);
        run.Report.Added.ShouldBe(1, "what was done until then stays");
        var kept = (await Site.Get<ImportLog>().FindAsync(run.Id, Stop)).ShouldNotBeNull();
        (kept.StartedByName, kept.Ending, ImportLog.Read(kept).Lines.Count).ShouldBe((Kim.Name, ImportEnding.Cancelled, 1));
    }

    private async Task<ImportReport> ReadAsync(string text, bool publish)
    {
        _folder.Write("pool.md", text);
        return (await Site.Get<KnowledgeImport>().FolderAsync(_folder.Path, Order with { Publish = publish }, Stop)).Value;
    }

    private Task<List<KnowledgeRow>> OwnAsync() => Site.ReadAsync<KnowledgeDb, List<KnowledgeRow>>(db => Task.FromResult(
        db.Entries.Where(e => db.Documents.Any(d => d.Id == e.DocumentId && d.Collection == _collection)).ToList()));
}

public sealed class SqliteDraftImportTests(Sites sites) : DraftImportConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresDraftImportTests(Sites sites) : DraftImportConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
