using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Streams;

/// <summary>PostgreSQL goes away under a running stream and comes back.</summary>
public sealed class StorageOutageTests
{
    private const string Id = "scripted/one";

    [Fact]
    public async Task A_stream_waits_for_the_database_and_goes_on_where_it_was()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        await using var server = await PrivatePostgres.StartAsync();
        await using var platform = await TestStreams.RunningAsync(DatabaseKind.Postgres, await server.CreateDatabaseAsync());
        platform.Get<Script>()[Id] = async (context, token) =>
        {
            for (var next = int.Parse(context.Position ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1; ; next++)
            {
                await context.ReportAsync(TestStreams.Item(Id, $"{next}"), $"{next}", token);
                await context.RestAsync(TimeSpan.FromMilliseconds(20), token);
            }
        };
        await platform.DeclareAsync(Id);
        await Eventually.HoldsAsync(async () => (await platform.LineAsync(Id)).Items >= 10, "it runs");

        await server.StopAsync();
        await Eventually.HoldsAsync(() => platform.Get<StorageHealth>().Trouble is not null, "the outage shows");
        await server.RestartAsync();

        var before = (await platform.LineAsync(Id)).Items;
        await Eventually.HoldsAsync(async () => await platform.LineAsync(Id) is { State: StreamState.Running, LastError: not null } line && line.Items > before + 10, "it goes on");
        var line = await platform.LineAsync(Id);
        var stored = await platform.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync());
        stored.ShouldBeGreaterThanOrEqualTo((int)line.Items);
        line.Position.ShouldBe($"{line.Items}");
    }
}
