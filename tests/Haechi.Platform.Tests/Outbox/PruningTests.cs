using Haechi.Platform.Ingestion;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.Platform.Tests.Outbox;

public sealed class PruningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Only_what_is_old_and_read_by_all_is_deleted(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Findings.Noon);
        await using var platform = await TestPlatform.StartAsync(kind, (services, configuration) =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddHaechiIngestion(configuration);
        });
        for (var i = 0; i < 4; i++)
        {
            await AcceptAsync(platform, Findings.Request(Findings.One()).WithKey($"k{i}"));
            clock.Advance(TimeSpan.FromHours(10));
        }

        var reader = new Reader();
        var pruning = new OutboxPruning(
            platform.Ledger, [reader], Options.Create(new OutboxOptions()), Options.Create(new IntakeOptions { KeepKeysDays = 1 }),
            platform.Get<StorageHealth>(), clock, NullLogger<OutboxPruning>.Instance);

        reader.Done = 1;
        (await pruning.PruneAsync(Stop)).ShouldBe(1);
        reader.Done = 4;
        (await pruning.PruneAsync(Stop)).ShouldBe(1);

        (await platform.ReadAsync<RoomsDb, List<long>>(db => db.Outbox.Select(o => o.Sequence).Order().ToListAsync())).ShouldBe([3L, 4L]);
        (await platform.ReadAsync<RoomsDb, List<string>>(db => db.Idempotency.Select(i => i.Key).Order().ToListAsync())).ShouldBe(["k2", "k3"]);
        (await platform.ReadAsync<RoomsDb, int>(db => db.Findings.CountAsync())).ShouldBe(4);
    }

    private static async Task AcceptAsync(TestPlatform platform, IntakeRequest request) =>
        (await platform.Get<Intake>().AcceptAsync(request, Stop)).Receipt.ShouldNotBeNull();

    private sealed class Reader : IOutboxFollower
    {
        public long Done { get; set; }

        public Task<long?> DoneUpToAsync(CancellationToken cancellationToken) => Task.FromResult<long?>(Done);
    }
}
