using System.Text.Json;
using Haechi.Host.Bench;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

public sealed class BenchTests
{
    [Fact]
    public void A_percentile_is_the_smallest_value_that_so_many_do_not_exceed()
    {
        Latencies.Of(Enumerable.Range(1, 100).Reverse().Select(i => (double)i)).ShouldBe(new Latencies(50, 95, 99, 100));
        Latencies.Of([7.0]).ShouldBe(new Latencies(7, 7, 7, 7));
        Latencies.Of([1.0, 2, 3, 1000]).ShouldBe(new Latencies(2, 1000, 1000, 1000));
        Latencies.Of(Enumerable.Empty<double>()).ShouldBe(new Latencies(0, 0, 0, 0));
    }

    [Fact]
    public void A_slope_is_that_of_the_line_through_the_points()
    {
        Slope.Of([(0, 10), (1, 12), (2, 14)]).ShouldBe(2, 1e-9);
        Slope.Of([(0, 0), (1, 3), (2, 0), (3, 3)]).ShouldBe(0.6, 1e-9);
        Slope.Of([(5, 1), (5, 9)]).ShouldBe(0);
        Slope.Of([(5, 1)]).ShouldBe(0);
    }

    [Fact]
    public void Memory_that_fills_at_first_and_then_stays_does_not_grow()
    {
        MemorySample[] samples = [new(30, 100), new(90, 200), new(120, 240), new(300, 240), new(600, 240)];

        MemoryWatch.Growth(samples, TimeSpan.FromMinutes(10)).ShouldBe(0);
        MemoryWatch.Growth([.. samples, new(660, 250)], TimeSpan.FromMinutes(10)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Chats_are_answered_and_memory_is_sampled()
    {
        var answer = await HaechiCommand.RunAsync("bench", "chat", "--chats", "3", "--every", "1", "--seconds", "6", "--json");

        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        var figures = JsonDocument.Parse(answer.Output).RootElement;
        figures.GetProperty("turns").GetInt32().ShouldBeGreaterThan(9);
        figures.GetProperty("conversations").GetInt32().ShouldBe(3);
        figures.GetProperty("firstByteMs").GetProperty("p50").GetDouble().ShouldBeGreaterThan(0);
        figures.GetProperty("errors").EnumerateObject().ShouldBeEmpty();
        figures.GetProperty("memory").GetArrayLength().ShouldBe(20);
        figures.GetProperty("memory")[0].GetProperty("mb").GetDouble().ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_year_is_filled_and_every_page_draw_and_export_of_the_board_is_measured(string database)
    {
        Assert.SkipWhen(database == "postgres" && PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");

        var answer = await HaechiCommand.RunAsync("bench", "board", "--conversations", "10000", "--times", "1", "--database", database, "--json");

        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        var steps = JsonDocument.Parse(answer.Output).RootElement.GetProperty("steps").EnumerateArray().ToList();
        steps.Count.ShouldBe(16);
        steps.ShouldAllBe(s => s.GetProperty("ms").GetProperty("p50").GetDouble() > 0);
        steps.ShouldContain(s => s.GetProperty("what").GetString() == "a month, line by line, as csv" && s.GetProperty("mb").GetDouble() > 0);
    }

    [Fact]
    public async Task Both_starts_and_the_build_are_measured()
    {
        var answer = await HaechiCommand.RunAsync("bench", "start", "--settle", "0", "--json");

        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        var figures = JsonDocument.Parse(answer.Output).RootElement;
        foreach (var start in new[] { "first", "second" })
        {
            figures.GetProperty(start).GetProperty("readySeconds").GetDouble().ShouldBeGreaterThan(0);
            figures.GetProperty(start).GetProperty("idleMb").GetDouble().ShouldBeGreaterThan(20);
        }

        figures.GetProperty("buildFiles").GetInt32().ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Readings_of_a_made_city_are_handed_in_and_every_vehicle_is_counted_once(string database)
    {
        Assert.SkipWhen(database == "postgres" && PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");

        var answer = await HaechiCommand.RunAsync("bench", "readings", "--junctions", "20", "--batch", "10", "--clients", "4", "--seconds", "2", "--database", database, "--json");

        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        var figures = JsonDocument.Parse(answer.Output).RootElement;
        figures.GetProperty("detectors").GetInt32().ShouldBe(200);
        figures.GetProperty("readingsPerSecond").GetInt32().ShouldBeGreaterThan(10);
        figures.GetProperty("sent").GetInt64().ShouldBeGreaterThan(0);
        figures.GetProperty("counted").GetInt64().ShouldBe(figures.GetProperty("sent").GetInt64());
        figures.GetProperty("refused").GetInt32().ShouldBe(0);
    }
}
