using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Text;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>A word that stands beside a keyword far more often than elsewhere.</summary>
/// <param name="Word">The word.</param>
/// <param name="Beside">Posts with the keyword that have it.</param>
/// <param name="Anywhere">All posts that have it.</param>
/// <param name="Likelihood">G², Dunning's log-likelihood ratio; above 10.8 is chance once in a thousand.</param>
internal sealed record Companion(string Word, int Beside, int Anywhere, double Likelihood);

/// <summary>What the city's own newest posts tell of a word: how common it is, and what stands beside it (Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", 1993).</summary>
internal sealed class KeywordPosts(IDbContextFactory<HarmfulDb> reading, FieldCipher cipher)
{
    private const int Newest = 3_000;
    private const int FewestForShare = 50;
    private const int FewestBeside = 3;
    private const double LeastLikelihood = 10.83;
    private const int MostCompanions = 20;

    /// <summary>The share of posts that have the word, 0 to 1; 0 while there are fewer than fifty posts.</summary>
    public async Task<double> ShareAsync(string word, CancellationToken cancellationToken)
    {
        var texts = await TextsAsync(cancellationToken);
        var spotter = SpotterOf(word);
        return texts.Count < FewestForShare ? 0 : texts.Count(text => spotter.Spot(text).Count > 0) / (double)texts.Count;
    }

    public async Task<IReadOnlyList<Companion>> CompanionsAsync(string word, CancellationToken cancellationToken) => Companions(word, await TextsAsync(cancellationToken));

    /// <summary>Hangul words of 2 to 8 syllables only: nothing with digits, addresses or names of accounts is proposed.</summary>
    internal static IReadOnlyList<Companion> Companions(string word, IReadOnlyList<string> texts)
    {
        var spotter = SpotterOf(word);
        var (with, beside, anywhere) = (0, new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            var has = spotter.Spot(text).Count > 0;
            with += has ? 1 : 0;
            foreach (var other in WordsOf(text))
            {
                anywhere[other] = anywhere.GetValueOrDefault(other) + 1;
                if (has)
                    beside[other] = beside.GetValueOrDefault(other) + 1;
            }
        }

        return [.. beside.Where(pair => pair.Value >= FewestBeside && spotter.Spot(pair.Key).Count == 0)
            .Select(pair => new Companion(pair.Key, pair.Value, anywhere[pair.Key], Likelihood(pair.Value, with, anywhere[pair.Key], texts.Count)))
            .Where(one => one.Likelihood > LeastLikelihood && (double)one.Beside / with > (double)one.Anywhere / texts.Count)
            .OrderByDescending(one => one.Likelihood).ThenBy(one => one.Word, StringComparer.Ordinal).Take(MostCompanions)];
    }

    private static KeywordSpotter SpotterOf(string word) => new(0, [new WantedWord(Guid.Empty, "", word)]);

    private static IEnumerable<string> WordsOf(string text) =>
        Normaliser.Normalise(text).Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim('.', ',', '!', '?', '~', '"', '\'', '(', ')', '[', ']', '#'))
            .Where(one => one.Length is >= 2 and <= 8 && one.All(sign => sign is >= '가' and <= '힣')).Distinct(StringComparer.Ordinal);

    /// <summary>G² of the table: with the keyword or not, with the other word or not.</summary>
    private static double Likelihood(int both, int with, int other, int all)
    {
        double[] seen = [both, with - both, other - both, all - with - other + both];
        double[] expected = [(double)with * other / all, (double)with * (all - other) / all, (double)(all - with) * other / all, (double)(all - with) * (all - other) / all];
        return 2 * seen.Zip(expected, (o, e) => o <= 0 || e <= 0 ? 0 : o * Math.Log(o / e)).Sum();
    }

    private async Task<IReadOnlyList<string>> TextsAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var sealedTexts = await db.Posts.AsNoTracking().OrderByDescending(post => post.Id).Select(post => post.Text).Take(Newest).ToListAsync(cancellationToken);
        return [.. sealedTexts.Select(text => cipher.Open(text))];
    }
}
