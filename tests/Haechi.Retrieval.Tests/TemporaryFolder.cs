namespace Haechi.Retrieval.Tests;

/// <summary>A folder of its own for a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("haechi-retrieval-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public SearchIndex Index(params TextDocument[] documents)
    {
        using (var writer = IndexWriter.Create(Path))
        {
            foreach (var document in documents)
                writer.Put(document);
            writer.Commit();
        }
        return SearchIndex.Open(Path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
