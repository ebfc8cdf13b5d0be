using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Documents;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>A passage with the entry that it was before; null when it is new.</summary>
/// <param name="Passage">As it was read now.</param>
/// <param name="Before">The entry.</param>
/// <param name="Key">What the entry keeps to be found again: where the passage stands and what it says.</param>
internal sealed record PassageMatch(Passage Passage, KnowledgeRow? Before, string Key)
{
    /// <summary>How the key of an entry ends whose passage has gone.</summary>
    public const string Gone = "#gone";

    public bool IsUnchanged => Before?.Passage == Key;

    /// <summary>
    /// Finds for each passage the entry that it was: the one below the same headings with the same words, else the next one
    /// below the same headings. A paragraph that is put in leaves its neighbours alone.
    /// </summary>
    public static IReadOnlyList<PassageMatch> Match(IReadOnlyList<Passage> passages, IEnumerable<KnowledgeRow> before)
    {
        var left = before.Where(b => b.Passage is not null).OrderBy(b => NumberOf(b.Passage!)).GroupBy(b => b.Passage!.Split('-')[0])
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var used = left.ToDictionary(p => p.Key, p => p.Value.Max(b => NumberOf(b.Passage!)), StringComparer.Ordinal);
        var same = passages.Select(p => Take(left, p, b => b.Passage!.EndsWith('#' + TextOf(p), StringComparison.Ordinal))).ToList();
        return [.. passages.Select((p, i) =>
        {
            var row = same[i] ?? Take(left, p, _ => true);
            var place = PlaceOf(p);
            var number = row is null ? used[place] = used.GetValueOrDefault(place) + 1 : NumberOf(row.Passage!);
            return new PassageMatch(p, row, string.Create(CultureInfo.InvariantCulture, $"{place}-{number}#{TextOf(p)}"));
        })];
    }

    /// <summary>The key of an entry whose passage has gone: it fits no text, so that the passage is published again when it comes back.</summary>
    public static string GoneKey(string key) => key.Split('#')[0] + Gone;

    private static KnowledgeRow? Take(Dictionary<string, List<KnowledgeRow>> left, Passage passage, Predicate<KnowledgeRow> fits)
    {
        if (!left.TryGetValue(PlaceOf(passage), out var rows) || rows.FindIndex(fits) is not (var at and >= 0))
            return null;
        var row = rows[at];
        rows.RemoveAt(at);
        return row;
    }

    private static int NumberOf(string key) => int.Parse(key.Split('#')[0].Split('-')[1], CultureInfo.InvariantCulture);

    private static string PlaceOf(Passage passage) => Hash(passage.Title);

    private static string TextOf(Passage passage) => Hash(passage.Text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
