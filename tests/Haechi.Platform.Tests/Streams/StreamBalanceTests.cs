using FsCheck.Xunit;
using Haechi.Platform.Streams;

namespace Haechi.Platform.Tests.Streams;

public sealed class StreamBalanceTests
{
    [Fact]
    public void A_host_that_joins_gets_its_share_and_then_nothing_moves()
    {
        new StreamBalance(["a", "b"], On("a", 6)).Excess("a", 10).Count.ShouldBe(3);
        new StreamBalance(["a", "b"], [.. On("a", 3), .. On("b", 3)]).Excess("a", 10).ShouldBeEmpty();
    }

    [Fact]
    public void An_odd_one_and_a_tenth_above_the_share_are_let_be()
    {
        new StreamBalance(["a", "b"], On("a", 1)).Excess("a", 10).ShouldBeEmpty();
        new StreamBalance(["a", "b"], [.. On("a", 4), .. On("b", 3)]).Excess("a", 10).ShouldBeEmpty();
        new StreamBalance(["a", "b"], [.. On("a", 110), .. On("b", 90)]).Excess("a", 10).ShouldBeEmpty();
    }

    [Fact]
    public void A_host_alone_keeps_all_and_dead_hosts_count_for_nothing()
    {
        new StreamBalance(["a"], On("a", 50)).Excess("a", 10).ShouldBeEmpty();
        new StreamBalance(["a", "b"], [.. On("a", 2), .. On("b", 2), .. On("gone", 90)]).Excess("a", 10).ShouldBeEmpty();
        new StreamBalance([], []).Place().ShouldBeNull();
    }

    [Fact]
    public void New_streams_go_where_the_fewest_are()
    {
        var balance = new StreamBalance(["a", "b", "c"], [.. On("a", 3), .. On("b", 1)]);

        Enumerable.Range(0, 5).Select(_ => balance.Place()).ShouldBe(["c", "b", "c", "b", "c"], ignoreOrder: true);
    }

    [Property]
    public bool Moving_ends_with_nothing_left_to_move(byte[] loads)
    {
        var hosts = loads.Take(6).Select((load, i) => (Name: $"h{i}", Load: load % 40)).ToList();
        var running = hosts.SelectMany(h => On(h.Name, h.Load)).ToList();
        for (var round = 0; round < 300; round++)
        {
            var balance = new StreamBalance(hosts.Select(h => h.Name), running);
            var moved = hosts.SelectMany(h => balance.Excess(h.Name, 1)).Take(1).ToList();
            if (moved.Count == 0)
            {
                return true;
            }

            running = [.. running.Where(r => r.Stream != moved[0]), (moved[0], balance.Place()!)];
        }

        return false;
    }

    private static List<(string Stream, string Host)> On(string host, int count) => [.. Enumerable.Range(0, count).Select(i => ($"camera/{host}-{i}", host))];
}
