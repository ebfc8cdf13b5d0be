using System.IO.Compression;
using System.Xml.Linq;

namespace Haechi.Documents.Tests.Hwpx;

/// <summary>Real documents, compared with their own XML. Skipped where the shared data folder is not mounted beside the repository.</summary>
public class SharedHwpxTests
{
    private static readonly string? Folder = Find();

    public static TheoryData<string> Files =>
        [.. Folder is null ? Enumerable.Repeat(string.Empty, 1) : Directory.EnumerateFiles(Folder, "*.hwpx", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_run_of_text_is_there_and_in_order(string file)
    {
        Assert.SkipWhen(Folder is null, "No shared data folder (hwpx) beside the repository.");
        var path = Path.Combine(Folder!, file);

        var document = new DocumentReader().Read(path, TestContext.Current.CancellationToken).Document.ShouldNotBeNull();

        var read = Squeezed(document.PlainText);
        var at = 0;
        foreach (var run in Runs(path))
        {
            var found = read.IndexOf(run, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(0, $"'{run}' is missing after {at} characters");
            at = found + run.Length;
        }
    }

    /// <summary>The text of every run that prints, without white space: deleted text and hidden comments do not print.</summary>
    private static List<string> Runs(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var runs = new List<string>();
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("Contents/section", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var stream = entry.Open();
            foreach (var run in XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "t" && !e.Ancestors().Any(a => a.Name.LocalName == "hiddenComment")))
                runs.AddRange(Pieces(run).Select(Squeezed).Where(t => t.Length > 0));
        }

        return runs;
    }

    private static IEnumerable<string> Pieces(XElement run)
    {
        var deleting = false;
        foreach (var node in run.Nodes())
        {
            if (node is XElement mark)
                deleting = mark.Name.LocalName == "deleteBegin" || (deleting && mark.Name.LocalName != "deleteEnd");
            else if (node is XText text && !deleting)
                yield return text.Value;
        }
    }

    private static string Squeezed(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);

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
