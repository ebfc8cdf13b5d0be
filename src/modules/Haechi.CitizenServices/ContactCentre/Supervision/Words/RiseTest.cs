namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>How often a word was said on a day up to the same time of day: conversations with it, of all conversations.</summary>
/// <param name="SameWeekday">Whether the day is of the same weekday as today.</param>
/// <param name="Talks">Conversations in which citizens said it.</param>
/// <param name="All">Conversations of the day.</param>
internal readonly record struct DayCount(bool SameWeekday, int Talks, int All);

/// <summary>What the test says of a word.</summary>
/// <param name="Expected">Conversations that would be usual today.</param>
/// <param name="Ratio">Today's count to the usual one.</param>
/// <param name="P">Probability of today's count or more, if nothing were unusual.</param>
internal readonly record struct Rise(double Expected, double Ratio, double P);

/// <summary>
/// Whether a word is said unusually often today. The usual share of conversations is taken from the past days, once over all
/// of them and once over those of the same weekday, and the larger probability counts, so that what returns every Monday is no
/// news on a Monday. Today's count is compared with a negative binomial distribution: Poisson noise, the days' own restlessness
/// (estimated from the past, at least <see cref="LeastRestlessness"/>), and what the past leaves unknown of the share.
/// </summary>
internal static class RiseTest
{
    /// <summary>Variance of a day's share beyond chance, relative to its square: shares of two ordinary days differ by some twenty percent.</summary>
    public const double LeastRestlessness = 0.04;

    /// <summary>Half a conversation is added to what the past holds, so that a new word has a usual share too.</summary>
    private const double Unseen = 0.5;

    /// <summary>Days of the same weekday are few: they are pulled towards all days with the weight of half of them.</summary>
    private const double PullToAll = 0.5;

    /// <param name="talks">Conversations of today with the word.</param>
    /// <param name="all">Conversations of today.</param>
    /// <param name="past">The past days, those without the word too.</param>
    public static Rise Of(int talks, int all, IReadOnlyList<DayCount> past)
    {
        var (with, of) = Sum(past, _ => true);
        if (of == 0 || all == 0)
        {
            return new Rise(0, 0, 1);
        }

        var overall = Against(talks, all, with + Unseen, of, Restlessness(past, (with + Unseen) / of));
        var (sameWith, sameOf) = Sum(past, d => d.SameWeekday);
        if (sameOf == 0)
        {
            return overall;
        }

        var pull = PullToAll * sameOf;
        var own = past.Where(d => d.SameWeekday).ToList();
        var weekday = Against(talks, all, sameWith + ((with + Unseen) / of * pull), sameOf + pull, Restlessness(own, (sameWith + Unseen) / sameOf));
        return weekday.P > overall.P ? weekday : overall;
    }

    /// <summary>How many of the words, in order of their probability, may be shown so that at most <paramref name="share"/> of them are expected to be false (Benjamini and Hochberg).</summary>
    /// <param name="sorted">Probabilities, smallest first; the others of the family are larger.</param>
    /// <param name="family">Words that could have risen: all that were said today or in the past days.</param>
    /// <param name="share">Above 0.</param>
    public static int Discoveries(IReadOnlyList<double> sorted, int family, double share)
    {
        for (var i = sorted.Count; i > 0; i--)
        {
            if (sorted[i - 1] <= share * i / Math.Max(family, sorted.Count))
            {
                return i;
            }
        }

        return 0;
    }

    private static Rise Against(int talks, int all, double with, double of, double restlessness)
    {
        var expected = all * with / of;
        var size = 1 / (restlessness + (1 / with));
        return new Rise(expected, talks / expected, NegativeBinomial.AtLeast(talks, expected, size));
    }

    private static (double With, double Of) Sum(IReadOnlyList<DayCount> days, Func<DayCount, bool> where)
    {
        var (with, of) = (0.0, 0.0);
        foreach (var day in days)
        {
            if (where(day))
            {
                (with, of) = (with + day.Talks, of + day.All);
            }
        }

        return (with, of);
    }

    /// <summary>By the method of moments: what the squared distances from the usual exceed Poisson noise by.</summary>
    private static double Restlessness(IReadOnlyList<DayCount> days, double share)
    {
        var (beyond, squares) = (0.0, 0.0);
        foreach (var day in days)
        {
            var expected = day.All * share;
            beyond += ((day.Talks - expected) * (day.Talks - expected)) - expected;
            squares += expected * expected;
        }

        return squares == 0 ? LeastRestlessness : Math.Max(LeastRestlessness, beyond / squares);
    }
}
