namespace Haechi.Documents.Tests.Files;

public sealed class DocumentFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Links_in_a_circle_end_and_every_file_comes_once()
    {
        var inner = _folder.CreateSubdirectory("a").CreateSubdirectory("b");
        File.WriteAllText(Path.Combine(inner.FullName, "x.txt"), "글");
        File.WriteAllText(Path.Combine(_folder.FullName, ".hidden"), "글");
        Directory.CreateSymbolicLink(Path.Combine(inner.FullName, "up"), _folder.FullName);
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "self"), Path.Combine(_folder.FullName, "self"));
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "dangling.txt"), Path.Combine(_folder.FullName, "nothing"));

        DocumentFiles.Below(_folder.FullName).Select(f => Path.GetRelativePath(_folder.FullName, f)).ShouldBe([Path.Combine("a", "b", "x.txt")]);
    }

    [Fact]
    public void One_bad_file_does_not_stop_a_folder()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "1.txt"), "글");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "2.hwpx"), []);
        File.WriteAllText(Path.Combine(_folder.FullName, "3.md"), "# 글");

        var read = DocumentFiles.Below(_folder.FullName).Select(f => new DocumentReader().Read(f, TestContext.Current.CancellationToken)).ToList();

        read.Select(r => r.Refusal?.Code).ShouldBe([null, "empty-file", null]);
    }
}
