using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Modules;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Haechi.Platform.Tests.Outbox;

/// <summary>Findings become cases exactly once, on either database.</summary>
public abstract class TriageConformance : IAsyncLifetime
{
    private const string Picky = "picky-service";
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _platform = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_finding_at_the_threshold_opens_a_case_and_one_below_does_not()
    {
        await AcceptAsync(Findings.One(score: 0.7, serviceId: Picky), Findings.One(score: 0.69, serviceId: Picky));

        await TurnAsync();

        var rows = await RowsAsync();
        rows.Single(f => f.Score == 0.69).CaseId.ShouldBeNull();
        var subject = (await CasesAsync()).ShouldHaveSingleItem();
        rows.Single(f => f.Score == 0.7).CaseId.ShouldBe(subject.Id);
        (subject.ServiceId, subject.Status, subject.Department).ShouldBe((Picky, CaseStatus.Waiting, "시험과"));
        subject.DueAt.ShouldBe(_platform.Get<WorkingCalendar>().After(new DueIn(3, InWorkingDays: true), subject.OpenedAt), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Findings_with_one_key_join_one_case_within_a_batch_and_later()
    {
        await AcceptAsync(Findings.One(joinKey: "a"), Findings.One(joinKey: "b"), Findings.One(joinKey: "a"));
        await TurnAsync();
        await AcceptAsync(Findings.One(joinKey: "a"), Findings.One());
        await TurnAsync();

        var cases = await CasesAsync();
        cases.Count.ShouldBe(3);
        (await RowsAsync()).Where(f => f.JoinKey == "a").Select(f => f.CaseId).Distinct().ShouldHaveSingleItem().ShouldBe(cases.Single(c => c.JoinKey == "a").Id);
        await using var db = await _platform.Get<IDbContextFactory<RoomsDb>>().CreateDbContextAsync(Stop);
        (await db.LoadCaseAsync(cases.Single(c => c.JoinKey == "a").Id, Stop)).ShouldNotBeNull().Findings.Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_services_own_routing_decides_where_a_case_goes()
    {
        await AcceptAsync(Findings.One(serviceId: "routed-service"));

        await TurnAsync();

        var subject = (await CasesAsync()).ShouldHaveSingleItem();
        (subject.Title, subject.Department, subject.Number).ShouldBe(("불법 주정차", "교통과", "R-1"));
    }

    [Fact]
    public async Task A_crash_between_effect_and_position_does_nothing_twice()
    {
        await AcceptAsync(Findings.One(), Findings.One());
        var crashing = new Crashing(Consumer());

        (await Reader(crashing).TurnAsync(Stop)).ShouldBeGreaterThan(TimeSpan.Zero);
        (await CasesAsync()).ShouldBeEmpty();
        // A new reader, as after a restart.
        await Reader(crashing).TurnAsync(Stop);
        await Reader(crashing).TurnAsync(Stop);

        (await CasesAsync()).Count.ShouldBe(2);
        (await RowsAsync()).ShouldAllBe(f => f.CaseId != null);
    }

    [Fact]
    public async Task A_message_delivered_twice_opens_nothing_more()
    {
        await AcceptAsync(Findings.One(), Findings.One(joinKey: "a"));
        await TurnAsync();
        await _platform.Ledger.WriteAsync(scope => OutboxCursor.MoveAsync(scope, "triage", 0, Stop), Stop);

        await TurnAsync();

        (await CasesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_hopeless_message_is_put_aside_and_the_next_one_follows()
    {
        await AcceptAsync(Findings.One(kind: "poison"));
        await AcceptAsync(Findings.One());
        var reader = Reader(new Crashing(Consumer(), only: "poison"));

        for (var turn = 0; turn < OutboxReader.Attempts + 2; turn++)
        {
            await reader.TurnAsync(Stop);
        }

        (await CasesAsync()).ShouldHaveSingleItem().Kind.ShouldBe("illegal-parking");
        var parked = await _platform.ReadAsync<RoomsDb, OutboxParkedRow>(db => db.OutboxParked.SingleAsync());
        (parked.Consumer, parked.Topic).ShouldBe(("triage", "findings.accepted"));
        (await _platform.ReadAsync<RoomsDb, int>(db => db.Audit.CountAsync(a => a.Act == "outbox.parked"))).ShouldBe(1);
    }

    [Fact]
    public async Task What_has_no_effect_costs_no_transaction_and_is_passed_again_after_a_restart()
    {
        await AcceptAsync(Findings.One());
        var reader = Reader(Consumer());
        await reader.TurnAsync(Stop);
        var stored = await PositionAsync();
        for (var i = 0; i < 3; i++)
        {
            await AcceptAsync(Findings.One(score: 0.1, serviceId: Picky));
        }

        await reader.TurnAsync(Stop);
        (await PositionAsync()).ShouldBe(stored);
        await AcceptAsync(Findings.One());
        await reader.TurnAsync(Stop);

        (await PositionAsync()).ShouldBeGreaterThan(stored + 3);
        (await CasesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_readers_at_once_share_the_work_without_doubling_it()
    {
        for (var i = 0; i < 30; i++)
        {
            await AcceptAsync(Findings.One(joinKey: $"k{i % 5}"), Findings.One());
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var reader = Reader(Consumer());
            for (var turn = 0; turn < 10; turn++)
            {
                await reader.TurnAsync(Stop);
            }
        })));
        await TurnAsync();

        var cases = await CasesAsync();
        cases.Count(c => c.JoinKey is null).ShouldBe(30);
        cases.Count(c => c.JoinKey is not null).ShouldBe(5);
        (await RowsAsync()).ShouldAllBe(f => f.CaseId != null);
    }

    private async Task<TestPlatform> StartAsync() => await TestPlatform.StartAsync(Kind, (services, configuration) =>
    {
        services.AddHaechiIngestion(configuration);
        services.AddSingleton<OutboxTail>();
        services.AddManifest(TestPlatform.Manifest(Picky, threshold: 0.7));
        services.AddManifest(TestPlatform.Manifest("routed-service"));
        services.AddSingleton<ICaseRouting, Routing>();
    });

    private Task<long> PositionAsync() => _platform.ReadAsync<RoomsDb, long>(db => db.OutboxCursors.Where(c => c.Consumer == "triage").Select(c => c.Sequence).SingleAsync());

    private Task TurnAsync() => Reader(Consumer()).TurnAsync(Stop);

    private Triage Consumer() => new(_platform.Get<ServiceRegister>(), _platform.Services.GetServices<ICaseRouting>(), _platform.Get<WorkingCalendar>());

    private OutboxReader Reader(IOutboxConsumer consumer) =>
        new(consumer, _platform.Ledger, _platform.Get<OutboxTail>(), TimeProvider.System, NullLogger.Instance);

    private async Task AcceptAsync(params Finding[] findings) =>
        (await _platform.Get<Intake>().AcceptAsync(Findings.Request(findings), Stop)).Receipt.ShouldNotBeNull();

    private Task<List<CaseRow>> CasesAsync() => _platform.ReadAsync<RoomsDb, List<CaseRow>>(db => db.Cases.AsNoTracking().ToListAsync());

    private Task<List<FindingRow>> RowsAsync() => _platform.ReadAsync<RoomsDb, List<FindingRow>>(db => db.Findings.AsNoTracking().ToListAsync());

    private sealed class Routing : ICaseRouting
    {
        public string ServiceId => "routed-service";

        public CaseRoute Route(Finding finding, DateTimeOffset now) => new("불법 주정차", "교통과", now.AddHours(3), Number: "R-1");
    }

    /// <summary>Fails after the effect and before the position: once, or always for one kind.</summary>
    private sealed class Crashing(IOutboxConsumer inner, string? only = null) : IOutboxConsumer
    {
        private bool _crashed;

        public string Name => inner.Name;

        public IReadOnlyCollection<string> Topics => inner.Topics;

        public async Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken)
        {
            await inner.HandleAsync(scope, message, cancellationToken);
            if (only is null ? !_crashed : message.Body.Contains(only, StringComparison.Ordinal))
            {
                _crashed = true;
                throw new InvalidOperationException("The process ends here.");
            }
        }
    }
}

public sealed class SqliteTriageTests : TriageConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresTriageTests : TriageConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
