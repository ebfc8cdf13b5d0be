using System.Text.Json;
using Haechi.Hashing;
using Haechi.Hashing.Search;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>Looks up a list of queries in one or several banks and writes what it finds.</summary>
internal sealed class MatchRun : IDisposable
{
    private readonly List<KnownBank> _banks = [];
    private readonly TimeProvider _time;
    private HashList? _queries;
    private TimeSpan _building;

    private MatchRun(TimeProvider time) => _time = time;

    /// <summary>What has no hash in it; null when everything has some.</summary>
    public string? Lacking => _banks.Find(bank => bank.Count == 0)?.Path ?? (_queries!.Hashes.Count == 0 ? _queries.Path : null);

    /// <summary>Lines that were no hash.</summary>
    public int Faults => _banks.Sum(bank => bank.Faults) + _queries!.Faults;

    /// <exception cref="IOException">Something cannot be read.</exception>
    /// <exception cref="InvalidDataException">A bank's folder is damaged.</exception>
    public static async Task<MatchRun> OpenAsync(IEnumerable<string> banks, string queries, TextWriter error, TimeProvider time, CancellationToken cancellationToken)
    {
        var run = new MatchRun(time);
        try
        {
            var began = time.GetTimestamp();
            foreach (var bank in banks)
                run._banks.Add(await KnownBank.OpenAsync(bank, error, cancellationToken));
            run._building = time.GetElapsedTime(began);
            run._queries = await HashList.ReadAsync(queries, error, cancellationToken);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Writes a line for each hit and the closing line.</summary>
    public void Run(TextWriter output, int distance, bool dihedral, CancellationToken cancellationToken)
    {
        // Only the searching counts as queries per second, not the writing of what was found.
        var (searching, hits, queries) = (TimeSpan.Zero, 0L, _queries!.Hashes);
        Span<PdqHash> forms = stackalloc PdqHash[PdqOrientations.Count];
        for (var at = 0; at < queries.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = _time.GetTimestamp();
            if (dihedral)
                PdqOrientations.Write(queries[at], forms);
            else
                forms[0] = queries[at];
            var found = Find(forms[..(dihedral ? PdqOrientations.Count : 1)], distance);
            searching += _time.GetElapsedTime(asked);
            hits += found.Count;
            foreach (var (bank, match) in found)
                Write(output, Hit(at, bank, match));
        }

        var seconds = searching.TotalSeconds;
        Write(output, new
        {
            Queries = queries.Count, Hits = hits, Seconds = Math.Round(seconds, 6),
            QueriesPerSecond = Math.Round(queries.Count / Math.Max(seconds, 1e-9), 1),
            Bank = _banks.Sum(bank => bank.Count), BuildSeconds = Math.Round(_building.TotalSeconds, 3), Distance = distance, Orientations = dihedral ? PdqOrientations.Count : 1, Skipped = Faults,
        });
    }

    public void Dispose() => _banks.ForEach(bank => bank.Dispose());

    private List<(KnownBank Bank, HashMatch Match)> Find(ReadOnlySpan<PdqHash> forms, int distance)
    {
        var found = new List<(KnownBank, HashMatch Match)>();
        foreach (var bank in _banks)
        {
            foreach (var match in bank.Find(forms, distance))
                found.Add((bank, match));
        }

        return _banks.Count == 1 ? found : [.. found.OrderBy(one => one.Match.Distance)];
    }

    private object Hit(int at, KnownBank bank, HashMatch match) => new
    {
        Query = _queries!.Hashes[at].ToString(), Line = _queries.Lines[at], QueryId = _queries.IdOf(at), Match = match.Hash.ToString(),
        Id = bank.IdOf(match), BankLine = bank.LineOf(match), match.Distance,
        Orientation = match.Orientation.ToString().ToLowerInvariant(), BankFile = bank.Path,
    };

    private static void Write(TextWriter output, object line) => output.WriteLine(JsonSerializer.Serialize(line, MatchVerb.Json));
}
