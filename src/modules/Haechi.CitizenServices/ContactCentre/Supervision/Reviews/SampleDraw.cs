using System.Security.Cryptography;
using System.Text;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

/// <summary>A conversation that may be drawn.</summary>
internal sealed record Candidate(Guid HandoverId, Guid ConversationId, string CounsellorId, string CounsellorName, string Topic, DateTimeOffset EndedAt, double HandlingSeconds);

/// <summary>
/// Draws by hash: every conversation gets a number from the seed and its own id, and the smallest are drawn. The same seed over the
/// same conversations draws the same again, on any machine, and nobody can aim it.
/// </summary>
internal sealed class SampleDraw(string seed, int size, Func<Candidate, string> stratum)
{
    private readonly SortedDictionary<string, SortedList<string, Candidate>> _strata = new(StringComparer.Ordinal);

    /// <summary>Candidates seen.</summary>
    public int Population { get; private set; }

    public void Add(Candidate candidate)
    {
        Population++;
        var name = stratum(candidate);
        if (!_strata.TryGetValue(name, out var drawn))
        {
            _strata.Add(name, drawn = new SortedList<string, Candidate>(StringComparer.Ordinal));
        }

        drawn[Number(candidate.HandoverId)] = candidate;
        if (drawn.Count > size)
        {
            drawn.RemoveAt(drawn.Count - 1);
        }
    }

    /// <summary>What is drawn, in the order of the draw.</summary>
    public IReadOnlyList<Candidate> Drawn() => [.. _strata.Values.SelectMany(s => s).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value)];

    private string Number(Guid id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{id:N}")));
}
