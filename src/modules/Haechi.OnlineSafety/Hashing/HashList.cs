using Haechi.Hashing;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>A list of hashes in a text file. Empty lines and those that begin with # are passed over; a faulty line stops nothing.</summary>
internal sealed class HashList
{
    private const int FaultsTold = 20;
    private readonly Dictionary<int, string> _ids = [];

    private HashList(string path) => Path = path;

    public string Path { get; }

    public List<PdqHash> Hashes { get; } = [];

    /// <summary>For each hash, the number of its line, from 1.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>Lines that are no hash.</summary>
    public int Faults { get; private set; }

    /// <summary>What stands behind a hash; null when nothing does.</summary>
    public string? IdOf(int at) => _ids.GetValueOrDefault(at);

    /// <summary>Reads a list.</summary>
    /// <param name="path">The file; <c>-</c> for standard input.</param>
    /// <param name="error">Told about faulty lines: the first twenty, and how many more.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<HashList> ReadAsync(string path, TextWriter error, CancellationToken cancellationToken)
    {
        var list = new HashList(path);
        using var reader = path == "-" ? new StreamReader(System.Console.OpenStandardInput()) : new StreamReader(path, new FileStreamOptions { BufferSize = 1 << 20, Options = FileOptions.SequentialScan });
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            list.Take(line.Trim(), number, error);
        if (list.Faults > FaultsTold)
            await error.WriteLineAsync($"{path}: {list.Faults - FaultsTold:N0} more lines are no hash.");
        return list;
    }

    private void Take(string text, int number, TextWriter error)
    {
        if (text.Length == 0 || text[0] == '#')
            return;
        if (!HashLine.TryRead(text, out var line))
        {
            if (++Faults <= FaultsTold)
                error.WriteLine($"{Path}, line {number}: not a hash, passed over. A line is {HashLine.Forms}.");
            return;
        }

        if (line.Id is not null)
            _ids.Add(Hashes.Count, line.Id);
        Hashes.Add(line.Hash);
        Lines.Add(number);
    }
}
