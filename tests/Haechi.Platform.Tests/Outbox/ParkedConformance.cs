using Haechi.Kernel.Rooms;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Telemetry.Health;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Haechi.Platform.Tests.Outbox;

/// <summary>What a consumer gave up on is seen, taken again or dismissed, on either database.</summary>
public abstract class ParkedConformance : IAsyncLifetime
{
    private static readonly Actor Official = Actor.Person("o-1", "담당자");
    private readonly Fussy _consumer = new();
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ParkedMessages Desk => _platform.Get<ParkedMessages>();

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(
        Kind,
        (services, configuration) =>
        {
            services.AddHaechiIngestion(configuration);
            services.AddSingleton<OutboxTail>();
            services.AddSingleton<ParkedMessages>();
            services.AddSingleton<IOutboxConsumer>(_consumer);
            services.AddSingleton<OutboxHealthPart>();
        },
        app => app.MapHaechiParked());

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_is_listed_with_its_reason_without_personal_data_and_health_counts_it()
    {
        var parked = await ParkAsync();

        (parked.Consumer, parked.Topic).ShouldBe(("fussy", "findings.accepted"));
        parked.Reason.ShouldBe("InvalidOperationException: Cannot reach [phone].");
        var health = await _platform.Get<OutboxHealthPart>().LookAsync(Stop);
        (health.State, health.Why).ShouldBe((HealthState.Degraded, "1 messages were put aside and wait for a decision."));
    }

    [Fact]
    public async Task Taken_again_after_the_cause_is_mended_it_has_its_effect_once()
    {
        var parked = await ParkAsync();
        _consumer.Failing = false;

        var both = await Task.WhenAll(RetryAsync(parked), RetryAsync(parked));

        both.Count(done => done).ShouldBe(1);
        _consumer.Taken.ShouldBe(1);
        (await Desk.ListAsync(10, Stop)).ShouldBeEmpty();
        (await ActsAsync()).ShouldBe(["outbox.parked", "outbox.retried"]);
        (await _platform.Get<OutboxHealthPart>().LookAsync(Stop)).State.ShouldBe(HealthState.Ready);
    }

    [Fact]
    public async Task When_it_fails_again_it_stays_with_the_new_reason()
    {
        var parked = await ParkAsync();
        _consumer.Words = "Still no way.";

        var outcome = await Desk.RetryAsync("fussy", parked.Sequence, Official, Stop);

        outcome.Refusal.ShouldNotBeNull().Code.ShouldBe("parked-message-fails");
        (await Desk.ListAsync(10, Stop)).ShouldHaveSingleItem().Reason.ShouldBe("InvalidOperationException: Still no way.");
        (await ActsAsync()).ShouldBe(["outbox.parked", "outbox.retry-failed"]);
    }

    [Fact]
    public async Task Dismissing_needs_a_reason_and_leaves_it_in_the_trail()
    {
        var parked = await ParkAsync();

        (await Desk.DismissAsync("fussy", parked.Sequence, "  ", Official, Stop)).Refusal.ShouldNotBeNull().Code.ShouldBe("dismissal-reason");
        (await Desk.DismissAsync("fussy", parked.Sequence, "시험 자료입니다.", Official, Stop)).Succeeded.ShouldBeTrue();

        (await Desk.CountAsync(Stop)).ShouldBe(0);
        _consumer.Taken.ShouldBe(0);
        var note = await _platform.ReadAsync<RoomsDb, Platform.Rooms.Rows.AuditRow>(db => db.Audit.SingleAsync(a => a.Act == "outbox.dismissed"));
        (note.ActorId, note.SubjectId).ShouldBe(("o-1", $"{parked.Sequence}"));
        note.Detail.ShouldNotBeNull().ShouldContain("시험 자료입니다.");
    }

    [Fact]
    public async Task The_interface_for_programs_does_the_same()
    {
        var parked = await ParkAsync();
        var path = $"/api/v1/parked/fussy/{parked.Sequence}";

        (await _platform.Client.GetStringAsync("/api/v1/parked")).ShouldContain("[phone]");
        ((int)(await _platform.Client.PostAsync(path + "/retry", null)).StatusCode).ShouldBe(409);
        ((int)(await PostAsync(path + "/dismiss", "{}")).StatusCode).ShouldBe(422);
        ((int)(await PostAsync(path + "/dismiss", """{"reason":"x"}""")).StatusCode).ShouldBe(204);
        ((int)(await PostAsync(path + "/dismiss", """{"reason":"x"}""")).StatusCode).ShouldBe(404);
        ((int)(await _platform.Client.PostAsync("/api/v1/parked/nobody/1/retry", null)).StatusCode).ShouldBe(404);
        using var stranger = new HttpClient { BaseAddress = _platform.Client.BaseAddress };
        ((int)(await stranger.GetAsync("/api/v1/parked")).StatusCode).ShouldBe(401);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        _platform.Client.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    private async Task<bool> RetryAsync(ParkedMessage parked) => (await Desk.RetryAsync(parked.Consumer, parked.Sequence, Official, Stop)).Succeeded;

    private Task<List<string>> ActsAsync() =>
        _platform.ReadAsync<RoomsDb, List<string>>(db => db.Audit.Where(a => a.Act.StartsWith("outbox.")).OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync());

    private async Task<ParkedMessage> ParkAsync()
    {
        (await _platform.Get<Intake>().AcceptAsync(Findings.Request(Findings.One()), Stop)).Receipt.ShouldNotBeNull();
        var reader = new OutboxReader(_consumer, _platform.Ledger, _platform.Get<OutboxTail>(), TimeProvider.System, NullLogger.Instance);
        for (var turn = 0; turn <= OutboxReader.Attempts; turn++)
        {
            await reader.TurnAsync(Stop);
        }

        return (await Desk.ListAsync(10, Stop)).ShouldHaveSingleItem();
    }

    private sealed class Fussy : IOutboxConsumer
    {
        private int _taken;

        public string Name => "fussy";

        public IReadOnlyCollection<string> Topics { get; } = ["findings.accepted"];

        public bool Failing { get; set; } = true;

        public string Words { get; set; } = "Cannot reach 010-1234-5678.";

        public int Taken => _taken;

        public Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken)
        {
            if (Failing)
            {
                throw new InvalidOperationException(Words);
            }

            Interlocked.Increment(ref _taken);
            return Task.CompletedTask;
        }
    }
}

public sealed class SqliteParkedTests : ParkedConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresParkedTests : ParkedConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
