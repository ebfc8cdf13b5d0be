using System.Text.Json;
using Haechi.Hashing;
using Haechi.Hashing.Search;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>Looks up a list of queries in a bank and writes what it finds.</summary>
internal sealed class MatchRun(HashList bank, HashList queries, int distance, bool dihedral)
{
    /// <summary>The list without a hash; null when both have some.</summary>
    public HashList? Lacking => bank.Hashes.Count == 0 ? bank : queries.Hashes.Count == 0 ? queries : null;

    /// <summary>Lines that were no hash.</summary>
    public int Faults => bank.Faults + queries.Faults;

    /// <summary>Writes a line for each hit and the closing line.</summary>
    public void Run(TextWriter output, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var index = HashIndex.Build(bank.Hashes.Select((hash, at) => new HashEntry(at, hash)), cancellationToken);
        var built = time.GetElapsedTime(began).TotalSeconds;

        // Only the searching counts as queries per second, not the writing of what was found.
        var (searching, hits) = (TimeSpan.Zero, 0L);
        Span<PdqHash> forms = stackalloc PdqHash[PdqOrientations.Count];
        for (var at = 0; at < queries.Hashes.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = time.GetTimestamp();
            if (dihedral)
                PdqOrientations.Write(queries.Hashes[at], forms);
            else
                forms[0] = queries.Hashes[at];
            var matches = index.Find(forms[..(dihedral ? PdqOrientations.Count : 1)], distance);
            searching += time.GetElapsedTime(asked);
            hits += matches.Count;
            foreach (var match in matches)
                Write(output, Hit(at, match));
        }

        var seconds = searching.TotalSeconds;
        Write(output, new
        {
            Queries = queries.Hashes.Count, Hits = hits, Seconds = Math.Round(seconds, 6),
            QueriesPerSecond = Math.Round(queries.Hashes.Count / Math.Max(seconds, 1e-9), 1),
            Bank = bank.Hashes.Count, BuildSeconds = Math.Round(built, 3), Distance = distance, Orientations = dihedral ? PdqOrientations.Count : 1, Skipped = Faults,
        });
    }

    private object Hit(int at, HashMatch match) => new
    {
        Query = queries.Hashes[at].ToString(), Line = queries.Lines[at], QueryId = queries.IdOf(at), Match = match.Hash.ToString(),
        Id = bank.IdOf((int)match.Id), BankLine = bank.Lines[(int)match.Id], match.Distance,
        Orientation = match.Orientation.ToString().ToLowerInvariant(),
    };

    private static void Write(TextWriter output, object line) => output.WriteLine(JsonSerializer.Serialize(line, MatchVerb.Json));
}
