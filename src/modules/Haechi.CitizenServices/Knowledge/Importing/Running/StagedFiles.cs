using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Importing.Running;

/// <summary>Uploaded files that wait to be imported, each under a name of its own; gone when disposed of.</summary>
internal sealed class StagedFiles : IDisposable
{
    /// <summary>Largest file in bytes: 64 MB.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>Most files of one upload.</summary>
    public const int MostFiles = 200;

    private const long MostTogether = 512L << 20;
    private readonly List<(string Path, string Name, TemporaryFile File)> _files = [];
    private readonly List<ImportFault> _faults = [];
    private long _together;

    public IReadOnlyList<(string Path, string Name)> Ready => [.. _files.Select(f => (f.Path, f.Name))];

    /// <summary>What could not be taken, and why.</summary>
    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <summary>The files in a word.</summary>
    public string Names => string.Join(", ", _files.Take(5).Select(f => f.Name)) + (_files.Count > 5 ? $" … ({_files.Count:N0})" : "");

    /// <summary>Takes a file in. What is too much is a fault, and the others stay.</summary>
    /// <param name="name">As its sender called it.</param>
    /// <param name="size">In bytes, as its sender said.</param>
    /// <param name="open">Opens what it holds; at most <see cref="MostBytes"/> are read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task TakeAsync(string name, long size, Func<Stream> open, CancellationToken cancellationToken)
    {
        var plain = KnowledgeImport.PlainName(name);
        if (Trouble(plain, size) is { } trouble)
        {
            _faults.Add(new ImportFault(plain.Length == 0 ? "?" : plain, trouble.What, trouble.Mend));
            return;
        }

        var copy = new TemporaryFile(plain);
        try
        {
            await using var content = open();
            await using (var file = File.Create(copy.Path))
                await content.CopyToAsync(file, cancellationToken);
            _files.Add((copy.Path, plain, copy));
            _together += size;
        }
        catch (Exception exception)
        {
            copy.Dispose();
            if (exception is not IOException)
                throw;
            _faults.Add(new ImportFault(plain, new($"올리다가 끊겼습니다: {exception.Message}", $"The upload broke off: {exception.Message}"), new("다시 골라 주세요.", "Choose it again.")));
        }
    }

    /// <summary>Leaves a file out.</summary>
    public void Drop(string name)
    {
        foreach (var file in _files.Where(f => f.Name == name))
            file.File.Dispose();
        _files.RemoveAll(f => f.Name == name);
    }

    public void Dispose()
    {
        foreach (var file in _files)
            file.File.Dispose();
        _files.Clear();
    }

    private (LocalizedText What, LocalizedText Mend)? Trouble(string name, long size) =>
        name.Length == 0 ? (new("이름이 없는 파일입니다.", "The file has no name."), new("이름을 붙여 다시 골라 주세요.", "Give it a name and choose it again."))
        : _files.Any(f => f.Name == name) ? (new("같은 이름의 파일이 이미 있습니다.", "There is a file of that name already."), new("이름을 바꾸거나 하나만 골라 주세요.", "Rename one of them or choose only one."))
        : size > MostBytes ? (new($"{MostBytes >> 20}MB를 넘습니다.", $"It is larger than {MostBytes >> 20} MB."), new("나누어 올리거나 서버의 폴더에서 가져와 주세요.", "Split it, or import it from a folder of the server."))
        : _files.Count >= MostFiles || _together + size > MostTogether ? (new($"한 번에 {MostFiles}개, {MostTogether >> 20}MB까지 올릴 수 있습니다.", $"One upload takes {MostFiles} files and {MostTogether >> 20} MB."), new("나머지는 다음 번에 올려 주세요.", "Upload the rest the next time."))
        : null;
}
