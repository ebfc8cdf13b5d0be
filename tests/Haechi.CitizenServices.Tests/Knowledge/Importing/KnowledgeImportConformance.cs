using System.IO.Compression;
using System.Text;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.Knowledge.Importing;

/// <summary>Documents become answers, again only what changed does, and a bad file is a line in the report that stops nothing.</summary>
public abstract class KnowledgeImportConformance(Sites sites) : TalkSuite(sites)
{
    private const string Fees = """
        # 별빛동 증명서 안내

        ## 별빛동 발급 수수료

        | 증명서 | 창구 | 무인발급기 |
        |---|---|---|
        | 별빛등본 | 410원 | 210원 |
        | 별빛인감 | 630원 | 발급하지 않음 |

        ## 별빛동 발급 시간

        별빛동 주민센터는 평일 아침 아홉 시에 엽니다.
        """;

    private readonly TempFolder _folder = new();
    private readonly string _collection = Guid.NewGuid().ToString("N");

    private KnowledgeImport Import => Site.Get<KnowledgeImport>();

    private KnowledgeSearch Search => Site.Get<KnowledgeSearch>();

    private DateOnly Today => SeoulTime.DayOf(Site.Clock.GetUtcNow());

    private ImportOrder Order => new(_collection, "별빛동 안내", "별빛과", Today.AddYears(1), Kim);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_fee_is_answered_with_its_certificate_and_source()
    {
        // A word of its own: what other tests import must not answer here.
        var word = string.Concat(Guid.NewGuid().ToByteArray().Take(3).Select(b => (char)(0xAC00 + (b * 37 % 11_000))));
        _folder.Write("fees.md", Fees.Replace("별빛", word));
        var report = await FolderAsync();
        (report.Added, report.Published, report.Faults.Count).ShouldBe((1, 2, 0));
        await Eventually.HoldsAsync(() => Search.Ask($"{word}인감 수수료", Today, 1) is [{ Entry.Owner: "별빛과" }], "the imported entry is found");

        var turns = await TellAsync(await OpenAsync(), $"{word}인감 발급 수수료 얼마예요?");
        var answer = turns.Select(t => t.Body).OfType<AnswerBody>().ShouldHaveSingleItem().Parts[0];
        answer.Text.Split('\n').ShouldContain(row => row.Contains($"{word}인감") && row.Contains("630원"));
        answer.Source.ShouldNotBeNull().Source.ShouldBe("별빛동 안내");
    }

    [Fact]
    public async Task Importing_again_changes_only_what_changed()
    {
        _folder.Write("fees.md", Fees);
        await FolderAsync();
        var again = await FolderAsync();
        (again.Unchanged, again.Changed, again.Published).ShouldBe((1, 0, 0));

        _folder.Write("fees.md", Fees.Replace("아홉 시에", "여덟 시에"));
        var changed = await FolderAsync();
        (changed.Changed, changed.Published, changed.Withdrawn).ShouldBe((1, 1, 0));
        (await OwnAsync()).Entries.Select(e => (e.Version, e.Body.Contains("여덟 시"))).ShouldBe([(2, true), (1, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_paragraph_that_vanished_is_withdrawn_and_comes_back_as_a_new_version()
    {
        _folder.Write("fees.md", Fees);
        await FolderAsync();
        _folder.Write("fees.md", Fees[..Fees.IndexOf("## 별빛동 발급 시간", StringComparison.Ordinal)]);
        (await FolderAsync()).Withdrawn.ShouldBe(1);
        (await OwnAsync()).Entries.Count(e => e.State == KnowledgeState.Withdrawn).ShouldBe(1);
        _folder.Write("fees.md", Fees);
        (await FolderAsync()).Published.ShouldBe(1);
        (await OwnAsync()).Entries.ShouldAllBe(e => e.State == KnowledgeState.Published);
    }

    [Fact]
    public async Task What_a_person_wrote_stays_while_the_passage_stays()
    {
        _folder.Write("fees.md", Fees);
        await FolderAsync();
        var row = (await OwnAsync()).Entries[0];
        var desk = Site.Get<KnowledgeDesk>();
        row = (await desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Title = "사람이 고친 제목" }, row.Revision, Lee, Stop)).Value;
        await desk.PublishAsync(row.Id, row.Revision, Lee, Stop);
        _folder.Write("fees.md", Fees + "\n\n## 별빛동 전화\n\n별빛동 전화는 안내판에 있습니다.\n");
        (await FolderAsync()).Published.ShouldBe(1);
        (await Site.Get<KnowledgeReader>().FindAsync(row.Id, Stop))!.Title.ShouldBe("사람이 고친 제목");
    }

    [Fact]
    public async Task A_document_that_disappeared_is_marked_for_its_owner_until_it_is_back()
    {
        var file = _folder.Write("fees.md", Fees);
        await FolderAsync();
        File.Delete(file);
        (await FolderAsync()).Missing.ShouldBe(1);
        var (missing, _) = await Site.Get<KnowledgeReader>().ListAsync(new KnowledgeFilter { Owner = "별빛과", Missing = true, Take = 500 }, Stop);
        missing.Count(e => e.State == KnowledgeState.Published).ShouldBeGreaterThanOrEqualTo(2);
        _folder.Write("fees.md", Fees);
        var back = await FolderAsync();
        (back.Missing, back.Unchanged).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Bad_files_are_told_one_by_one_and_the_rest_is_imported()
    {
        _folder.Write("good.txt", "별빛동 도서관은 월요일에 쉽니다. 다른 날은 저녁까지 엽니다.");
        _folder.Write("empty.pdf", "");
        _folder.Write("broken.pdf", "%PDF-1.7\n1 0 obj\n<<");
        _folder.Write("broken.hwpx", "PK\u0003\u0004 broken");
        _folder.Write("old.hwp", "text that is no document of that kind");
        WriteBytes("cp949.txt", Cp949("별빛동 수영장 이용 요금은 어른 삼천 원입니다. 어린이는 그 절반입니다."));
        WriteBomb("bomb.hwpx");
        File.WriteAllText(_folder.File("locked.pdf"), LockedPdf, Encoding.Latin1);
        WriteLocked("locked.hwpx");
        _folder.Write("long.csv", "이름,요금\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"별빛동 시설 {i},{i}원\n")));
        Directory.CreateSymbolicLink(_folder.File("circle"), _folder.Path);

        var report = await FolderAsync();
        report.Faults.Select(f => f.Where).ShouldContain("empty.pdf");
        report.Faults.Select(f => f.Where).ShouldContain("broken.pdf");
        report.Faults.Select(f => f.Where).ShouldContain("broken.hwpx");
        report.Faults.Select(f => f.Where).ShouldContain("bomb.hwpx");
        report.Faults.Select(f => f.Where).ShouldContain("locked.pdf");
        report.Faults.Select(f => f.Where).ShouldContain("locked.hwpx");
        report.Files.Select(f => f.Where).ShouldContain("long.csv");
        report.Faults.ShouldAllBe(f => f.What.Ko.Length > 0 && f.Mend.Ko.Length > 0 && f.What.En.Length > 0 && f.Mend.En.Length > 0);
        report.Faults.Select(f => f.Where).ShouldNotContain("good.txt");
        (await OwnAsync()).Entries.ShouldContain(e => e.Body.Contains("어른 삼천 원"));
    }

    [Theory]
    [InlineData("../../../etc/passwd.txt")]
    [InlineData("..")]
    [InlineData("a\0b.txt")]
    [InlineData("C:\\x\\fees.txt")]
    public async Task The_name_of_an_upload_leads_nowhere(string name)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("별빛동 체육관은 아침 여섯 시에 엽니다."));
        var report = (await Import.UploadAsync(content, name, Order, Stop)).Value;
        report.Added.ShouldBe(report.Faults.Count == 0 ? 1 : 0);
        File.Exists("/etc/passwd.txt").ShouldBeFalse();
    }

    [Fact]
    public async Task An_import_says_what_is_missing_of_its_particulars()
    {
        var refusal = (await Import.FolderAsync(_folder.Path, Order with { Owner = "", ValidUntil = Today.AddDays(-1) }, Stop)).Refusal!;
        refusal.Message.Ko.ShouldContain("담당 부서");
        refusal.Message.Ko.ShouldContain("오늘 이후의 유효기간");
    }

    [Fact]
    public async Task Two_imports_at_once_leave_every_passage_once()
    {
        _folder.Write("fees.md", Fees);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FolderAsync()));
        (await OwnAsync()).Count.ShouldBe(2);
    }

    private async Task<ImportReport> FolderAsync() => (await Import.FolderAsync(_folder.Path, Order, Stop)).Value;

    /// <summary>Entries of this test's collection alone.</summary>
    private async Task<(IReadOnlyList<KnowledgeRow> Entries, int Count)> OwnAsync()
    {
        var documents = await Site.ReadAsync<KnowledgeDb, List<Guid>>(db =>
            Task.FromResult(db.Documents.Where(d => d.Collection == _collection).Select(d => d.Id).ToList()));
        var entries = await Site.ReadAsync<KnowledgeDb, List<KnowledgeRow>>(db =>
            Task.FromResult(db.Entries.Where(e => e.DocumentId != null && documents.Contains(e.DocumentId.Value)).ToList()));
        return (entries, entries.Count);
    }

    private void WriteBytes(string name, byte[] bytes) => File.WriteAllBytes(_folder.File(name), bytes);

    private static byte[] Cp949(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(949).GetBytes(text);
    }

    private static readonly string LockedPdf =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
        + $"trailer\n<< /Size 3 /Root 1 0 R /ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{new string('0', 64)}> /U <{new string('0', 64)}> /P -4 >> >>\nstartxref\n110\n%%EOF\n";

    private void WriteLocked(string name)
    {
        using var zip = ZipFile.Open(_folder.File(name), ZipArchiveMode.Create);
        foreach (var (entry, text) in new[]
        {
            ("mimetype", "application/hwp+zip"),
            ("Contents/section0.xml", "<hs:sec xmlns:hs='urn:section'/>"),
            ("META-INF/manifest.xml", "<m:manifest xmlns:m='urn:m'><m:file-entry full-path='Contents/section0.xml'><m:encryption-data/></m:file-entry></m:manifest>"),
        })
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text);
        }
    }

    private void WriteBomb(string name)
    {
        using var zip = ZipFile.Open(_folder.File(name), ZipArchiveMode.Create);
        using (var kind = new StreamWriter(zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open()))
            kind.Write("application/hwp+zip");
        using var section = zip.CreateEntry("Contents/section0.xml", CompressionLevel.SmallestSize).Open();
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 300; i++)
            section.Write(zeros);
    }
}

public sealed class SqliteKnowledgeImportTests(Sites sites) : KnowledgeImportConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresKnowledgeImportTests(Sites sites) : KnowledgeImportConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
