using Haechi.CitizenServices.ContactCentre.Supervision.Words;

namespace Haechi.CitizenServices.Tests.ContactCentre.Supervision;

/// <summary>What rises is found, what is always so is not, and on ordinary days hardly anything is shown.</summary>
public class RiseTestTests(ITestOutputHelper output)
{
    private const int Past = RisingWords.PastDays;

    [Theory]
    [InlineData(5, 0)]
    [InlineData(30, 4)]
    [InlineData(200, 60)]
    public void A_burst_is_unlikely(int today, int usually)
    {
        var rise = RiseTest.Of(today, 1000, Days((_, _) => usually));

        rise.P.ShouldBeLessThan(1e-4);
        rise.Ratio.ShouldBeGreaterThan(RisingWords.LeastRatio);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(400)]
    public void What_is_said_every_day_is_no_news(int each) => RiseTest.Of(each, 1000, Days((_, _) => each)).P.ShouldBeGreaterThan(0.2);

    [Fact]
    public void What_comes_back_every_Monday_is_no_news_on_a_Monday()
    {
        var past = Days((_, same) => same ? 60 : 5);

        RiseTest.Of(60, 1000, past).P.ShouldBeGreaterThan(0.05);
        RiseTest.Of(60, 1000, [.. past.Select(d => d with { SameWeekday = false, Talks = 5 })]).P.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void A_busy_day_does_not_make_every_word_rise() => RiseTest.Of(30, 3000, Days((_, _) => 10)).P.ShouldBeGreaterThan(0.2);

    [Theory]
    [InlineData(0, 3.0, 2.0, 1.0)]
    [InlineData(4, 3.0, 1e9, 0.352768)] // Poisson with mean 3: P(X >= 4)
    [InlineData(3, 2.0, 1.0, 0.296296)] // geometric: (2/3)^3
    public void The_tail_is_that_of_the_distribution(int count, double mean, double size, double expected) =>
        NegativeBinomial.AtLeast(count, mean, size).ShouldBe(expected, 1e-5);

    [Fact]
    public void Of_the_words_shown_as_many_may_be_false_as_was_agreed()
    {
        RiseTest.Discoveries([0.0001, 0.004, 0.02, 0.2], 10, 0.05).ShouldBe(2);
        RiseTest.Discoveries([0.2, 0.4], 1000, 0.05).ShouldBe(0);
        RiseTest.Discoveries([], 1000, 0.05).ShouldBe(0);
    }

    /// <summary>Two hundred invented days of 1,500 words with restless shares and weekday patterns, each with one planted burst.</summary>
    [Fact]
    public void On_invented_days_bursts_are_found_and_false_alarms_are_rare()
    {
        var random = new Random(7);
        var (found, alarms, days) = (0, 0, 200);
        for (var day = 0; day < days; day++)
        {
            var shown = InventDay(random);
            found += shown.Contains("burst") ? 1 : 0;
            alarms += shown.Count(w => w != "burst");
        }

        output.WriteLine($"{days} days: {found} of {days} planted bursts found, {alarms} false alarms ({(double)alarms / days:0.00} a day)");
        found.ShouldBeGreaterThan(days * 95 / 100);
        alarms.ShouldBeLessThan(days / 5);
    }

    private static IReadOnlyList<string> InventDay(Random random)
    {
        const int words = 1500;
        var all = Enumerable.Range(0, Past + 1).Select(_ => 800 + random.Next(400)).ToArray();
        var tested = new List<RisingWord>();
        for (var word = 0; word < words; word++)
        {
            var share = 0.15 / (1 + (word * 0.2));
            var weekday = word % 10 == 0 ? 3 : 1; // a tenth of the words are said three times as often on today's weekday
            var counts = all.Select((n, d) => Poisson(random, n * share * Restless(random) * (d % 7 == 0 ? weekday : 1))).ToArray();
            Add(tested, $"w{word}", counts[0], all, counts);
        }

        var planted = all.Select(n => Poisson(random, n * 0.004)).ToArray();
        Add(tested, "burst", planted[0] + 30, all, planted);
        return [.. RisingWords.Select(tested, words + 1, 0.05).Select(w => w.Word)];
    }

    private static void Add(List<RisingWord> tested, string word, int today, int[] all, int[] counts)
    {
        if (today >= 5)
        {
            var past = Enumerable.Range(1, Past).Select(d => new DayCount(d % 7 == 0, counts[d], all[d])).ToList();
            var rise = RiseTest.Of(today, all[0], past);
            tested.Add(new RisingWord(word, today, rise.Expected, rise.Ratio, rise.P));
        }
    }

    // Shares of two days differ by a fifth beyond chance.
    private static double Restless(Random random) => Math.Exp(0.2 * Normal(random));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Poisson(Random random, double mean)
    {
        if (mean > 60)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal(random))));
        }

        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
        {
            product *= random.NextDouble();
        }

        return count;
    }

    private static List<DayCount> Days(Func<int, bool, int> talks) =>
        [.. Enumerable.Range(1, Past).Select(d => new DayCount(d % 7 == 0, talks(d, d % 7 == 0), 1000))];
}
