using System.Text.Json;

namespace Haechi.Retrieval;

/// <summary>Puts documents into an index folder. Nothing is visible before <see cref="Commit"/>.</summary>
public sealed class IndexWriter : IDisposable
{
    internal const string FileName = "documents.jsonl";

    private readonly string _folder;
    private readonly StreamWriter _file;

    private IndexWriter(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        _file = new StreamWriter(Path.Combine(folder, FileName + ".new"));
    }

    /// <summary>Number of documents.</summary>
    public int Count { get; private set; }

    /// <summary>Starts an empty index that takes the place of what the folder holds when it is committed.</summary>
    public static IndexWriter Create(string folder) => new(folder);

    public void Put(TextDocument document)
    {
        _file.WriteLine(JsonSerializer.Serialize(document));
        Count++;
    }

    public void Commit()
    {
        _file.Dispose();
        File.Move(Path.Combine(_folder, FileName + ".new"), Path.Combine(_folder, FileName), overwrite: true);
    }

    public void Dispose() => _file.Dispose();
}
