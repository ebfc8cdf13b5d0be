using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;

namespace Haechi.Platform.Tests.Streams;

/// <summary>Two silos on one PostgreSQL: one joins and later leaves in good order.</summary>
public sealed class JoiningHostTests
{
    private const int Streams = 6;

    [Fact]
    public async Task Streams_spread_to_a_host_that_joins_and_come_back_when_it_leaves()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var first = await TestStreams.RunningAsync(DatabaseKind.Postgres, database);
        for (var i = 0; i < Streams; i++)
        {
            await first.DeclareAsync($"scripted/s{i}");
        }

        await Eventually.HoldsAsync(async () => (await HostsAsync(first)) is [(_, Streams)], "all run on the first host");

        var second = await TestStreams.RunningAsync(DatabaseKind.Postgres, database);
        try
        {
            await Eventually.HoldsAsync(async () => (await HostsAsync(first)).Select(h => h.Count).SequenceEqual([Streams / 2, Streams / 2]), "each runs half", TimeSpan.FromMinutes(2));
        }
        finally
        {
            await second.DisposeAsync();
        }

        await Eventually.HoldsAsync(async () => (await HostsAsync(first)) is [(_, Streams)], "all are back on the first host", TimeSpan.FromMinutes(2));
    }

    private static async Task<List<(string Host, int Count)>> HostsAsync(TestPlatform platform) =>
        [.. (await platform.Get<Haechi.Platform.Streams.StreamDirectory>().ListAsync(default)).Where(s => s.State == StreamState.Running).GroupBy(s => s.Host!).Select(g => (g.Key, g.Count()))];
}
