using System.Security.Cryptography;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Documents;
using Haechi.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>
/// Brings documents into the knowledge base: a folder, a file, an upload or a list of web addresses. One bad document is a
/// fault in the report; the rest goes on. Importing the same again changes only what changed.
/// </summary>
internal sealed class KnowledgeImport(DocumentKeeping keeping, WebDocuments web, IOptionsMonitor<KnowledgeOptions> options, TimeProvider clock)
{
    /// <summary>Most passages of one document.</summary>
    public const int MostPassages = 20_000;

    private readonly DocumentReader _reader = new();

    /// <summary>Imports every file below a folder, or one file. Files that are gone since the last time are marked for their owner.</summary>
    public async Task<Outcome<ImportReport>> FolderAsync(string path, ImportOrder order, CancellationToken cancellationToken)
    {
        if (order.Check(Today) is { } refusal)
            return refusal;
        if (!System.IO.Path.Exists(path))
            return Refusals.Of("import-path", $"{path}이(가) 없습니다.", $"There is no {path}.", "경로를 확인해 주세요.", "Check the path.");
        var (report, seen, isFolder) = (new ImportReport(), new HashSet<string>(StringComparer.Ordinal), Directory.Exists(path));
        foreach (var file in DocumentFiles.Below(path))
        {
            var name = isFolder ? System.IO.Path.GetRelativePath(path, file).Replace('\\', '/') : System.IO.Path.GetFileName(file);
            seen.Add(name);
            await FileAsync(order, file, new FoundDocument(name, name, ""), report, cancellationToken);
        }
        if (isFolder)
            report.Missing = await MissingAsync(order, p => !seen.Contains(p), cancellationToken);
        return report;
    }

    /// <summary>Imports files that lie somewhere for the while of the import, under the names that they are known by. What is not among them stays as it is.</summary>
    public async Task<Outcome<ImportReport>> FilesAsync(
        IEnumerable<(string Path, string Name)> files, IEnumerable<ImportFault> refused, ImportOrder order, CancellationToken cancellationToken)
    {
        if (order.Check(Today) is { } refusal)
            return refusal;
        var report = new ImportReport();
        foreach (var fault in refused)
            report.Tell(order, fault);
        foreach (var (path, name) in files)
            await FileAsync(order, path, new FoundDocument(name, name, ""), report, cancellationToken);
        return report;
    }

    /// <summary>Imports one uploaded file. The stream is read once and stays open.</summary>
    public async Task<Outcome<ImportReport>> UploadAsync(Stream content, string name, ImportOrder order, CancellationToken cancellationToken)
    {
        if (order.Check(Today) is { } refusal)
            return refusal;
        var plain = PlainName(name);
        var report = new ImportReport();
        using var copy = new TemporaryFile(plain);
        await using (var file = File.Create(copy.Path))
            await content.CopyToAsync(file, cancellationToken);
        await FileAsync(order, copy.Path, new FoundDocument(plain, plain, ""), report, cancellationToken);
        return report;
    }

    /// <summary>
    /// Imports web addresses, one a line; empty lines and lines that begin with # say nothing. Each is read once however often it
    /// is named or led to. Addresses that are no longer in the list, or that the server no longer has, are marked for their owner.
    /// </summary>
    public async Task<Outcome<ImportReport>> AddressesAsync(IEnumerable<string> lines, ImportOrder order, CancellationToken cancellationToken)
    {
        if (order.Check(Today) is { } refusal)
            return refusal;
        var (report, listed, read) = (new ImportReport(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var pace = new PolitePace(TimeSpan.FromSeconds(options.CurrentValue.PageSeconds), clock);
        foreach (var line in Listed(lines))
        {
            if (!listed.Add(line))
                continue;
            await pace.WaitAsync(line, cancellationToken);
            var known = await keeping.IsUnchangedAsync(order, line, null, cancellationToken) ? await keeping.FindAsync(order.Collection, line, cancellationToken) : null;
            using var fetched = await web.FetchAsync(line, known?.ETag, known?.LastModified, read, cancellationToken);
            if (fetched.Fault is { } fault)
                report.Tell(order, fault);
            if (fetched.IsGone && listed.Remove(line))
                gone.Add(line);
            if (fetched.IsUnchanged)
                report.Tell(order, new ImportLine(line, ImportResult.Unchanged));
            if (fetched.File is { } file)
                await FileAsync(order, file, new FoundDocument(line, line, "") { ETag = fetched.ETag, LastModified = fetched.LastModified }, report, cancellationToken);
        }
        report.Missing = await MissingAsync(order, p => order.IsWhole ? !listed.Contains(p) : gone.Contains(p), cancellationToken);
        return report;
    }

    /// <summary>The lines that name an address.</summary>
    public static IEnumerable<string> Listed(IEnumerable<string> lines) => lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');

    /// <summary>The name of an upload without whatever its sender put before it.</summary>
    public static string PlainName(string name) => System.IO.Path.GetFileName(string.Concat(name.Where(c => !char.IsControl(c))).Replace('\\', '/'));

    private Task<int> MissingAsync(ImportOrder order, Predicate<string> isGone, CancellationToken cancellationToken) =>
        order.IsPreview ? keeping.CountMissingAsync(order, isGone, cancellationToken) : keeping.MarkMissingAsync(order, isGone, cancellationToken);

    private DateOnly Today => SeoulTime.DayOf(clock.GetUtcNow());

    private async Task FileAsync(ImportOrder order, string file, FoundDocument found, ImportReport report, CancellationToken cancellationToken)
    {
        try
        {
            found = found with { Hash = File.Exists(file) ? await HashAsync(file, cancellationToken) : "" };
            if (found.Hash.Length > 0 && await keeping.IsUnchangedAsync(order, found.Path, found.Hash, cancellationToken))
            {
                report.Tell(order, new ImportLine(found.Path, ImportResult.Unchanged));
                return;
            }
            DocumentRefusal? refused = null;
            var passages = _reader.Passages(file, found.Path, r => refused = r, cancellationToken).Take(MostPassages + 1).Where(p => p.Text.Length > 0).ToList();
            if (refused is not null)
                report.Tell(order, ImportFault.Of(found.Path, refused));
            else if (passages.Count > MostPassages)
                report.Tell(order, TooMany(found.Path));
            else if (passages.Count == 0)
                report.Tell(order, Nothing(found.Path));
            else
                report.Tell(order, order.IsPreview
                    ? await keeping.ForeseeAsync(order, found, passages, cancellationToken)
                    : await keeping.KeepAsync(order, found, passages, report, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.Tell(order, Unreadable(found.Path, exception.Message));
        }
        catch (DbUpdateException)
        {
            report.Tell(order, Contested(found.Path));
        }
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static ImportFault TooMany(string where) => new(
        where, new($"{MostPassages:N0}개가 넘는 단락이 있습니다.", $"It has more than {MostPassages:N0} passages."),
        new("파일을 나누어 다시 가져와 주세요.", "Split the file and import it again."));

    private static ImportFault Nothing(string where) => new(
        where, new("답변으로 쓸 글이 없습니다.", "There is no text that could answer."), new("글이 든 문서를 가져와 주세요.", "Import a document that has text."));

    private static ImportFault Unreadable(string where, string why) => new(
        where, new($"읽을 수 없습니다: {why}", $"It cannot be read: {why}"), new("파일과 권한을 확인해 주세요.", "Check the file and its permissions."));

    private static ImportFault Contested(string where) => new(
        where, new("같은 문서를 다른 사람이 함께 가져오거나 고치고 있습니다.", "Somebody else imports or edits the same document."),
        new("잠시 뒤 다시 가져와 주세요.", "Import it again in a moment."));
}

/// <summary>A file of its own in a folder of its own, gone when disposed of. It keeps its name, which tells readers its kind.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-import-");

    public TemporaryFile(string name) =>
        Path = System.IO.Path.Combine(_folder.FullName, name.Length is > 0 and < 200 && name is not ("." or "..") && name.IndexOfAny(['/', '\0']) < 0 ? name : "document");

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
