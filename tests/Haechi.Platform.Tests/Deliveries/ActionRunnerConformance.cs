using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Errands;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Haechi.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Case = Haechi.Kernel.Cases.Case;

namespace Haechi.Platform.Tests.Deliveries;

/// <summary>Ordered actions reach their carriers, and what came of them reaches the case.</summary>
public abstract class ActionRunnerConformance : IAsyncLifetime
{
    private static readonly Actor Official = Actor.Person("p1", "김담당");
    private readonly FakeTimeProvider _clock = new(Findings.Noon);
    private readonly Courier _courier = new();
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(Kind, (services, configuration) =>
    {
        configuration["actions:maxAttempts"] = "3";
        services.AddSingleton<TimeProvider>(_clock);
        services.AddHaechiWebSecurity(configuration);
        services.AddSingleton<FieldKeys>();
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<OutboxTail>();
        services.AddDeliveryParts(configuration);
        services.AddSingleton<IActionCarrier>(_courier);
    });

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_ordered_action_is_carried_and_its_outcome_recorded()
    {
        var subject = await DecidedAsync("refer");

        await RunAsync();

        var action = (await LoadAsync(subject.Id)).Actions.ShouldHaveSingleItem();
        (action.Status, action.Outcome).ShouldBe((ActionStatus.Succeeded, "전달함"));
        _courier.Carried.ShouldBe([action.Id]);
        (await ErrandsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_carrier_that_fails_is_tried_again_after_a_pause()
    {
        var subject = await DecidedAsync("refer");
        _courier.Failures = 1;

        await RunAsync();
        (await LoadAsync(subject.Id)).Actions[0].Status.ShouldBe(ActionStatus.Ordered);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync();

        (await LoadAsync(subject.Id)).Actions[0].Status.ShouldBe(ActionStatus.Succeeded);
    }

    [Fact]
    public async Task After_the_last_attempt_the_action_has_failed_and_says_so()
    {
        var subject = await DecidedAsync("refer");
        _courier.Failures = 99;

        for (var attempt = 0; attempt < 4; attempt++)
        {
            await RunAsync();
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        var action = (await LoadAsync(subject.Id)).Actions[0];
        action.Status.ShouldBe(ActionStatus.Failed);
        action.Outcome.ShouldNotBeNull().ShouldContain("3번");
        _courier.Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task An_action_without_a_carrier_fails_with_a_clear_outcome()
    {
        var subject = await DecidedAsync("siren");

        await RunAsync();

        var action = (await LoadAsync(subject.Id)).Actions[0];
        action.Status.ShouldBe(ActionStatus.Failed);
        action.Outcome.ShouldNotBeNull().ShouldContain("siren");
    }

    [Fact]
    public async Task A_crash_after_carrying_repeats_it_with_the_same_action_and_reports_once()
    {
        var subject = await DecidedAsync("refer");
        await ConsumeAsync();
        // The process ended after the carrier and before the errand was done: the outcome is on the case, the errand is not gone.
        await _platform.Get<CaseDesk>().ReportAsync(subject.Id, subject.Actions[0].Id, true, "전달함", Stop);

        await RunAsync();

        (await LoadAsync(subject.Id)).Timeline.Count(e => e.Kind == CaseEventKind.ActionReported).ShouldBe(1);
        (await ErrandsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Undoing_tells_the_carrier_and_leaves_a_note()
    {
        var subject = await DecidedAsync("refer");
        await RunAsync();
        (await _platform.Get<CaseDesk>().UndoAsync(subject.Id, Official, subject.Actions[0].Id, "잘못 보냄", Stop)).Succeeded.ShouldBeTrue();

        await RunAsync();

        _courier.Undone.ShouldBe([subject.Actions[0].Id]);
        (await LoadAsync(subject.Id)).Timeline[^1].Text.ShouldContain("취소 완료");
    }

    private async Task<Case> DecidedAsync(string action)
    {
        var finding = Findings.One();
        var opened = await _platform.Ledger.WriteAsync<Case>(
            scope => CaseDesk.OpenOrJoinAsync(scope, finding, new CaseRoute("제목", "교통과", scope.At.AddHours(1)), Actor.Service(finding.ServiceId), Stop), Stop);
        var desk = _platform.Get<CaseDesk>();
        (await desk.ClaimAsync(opened.Id, Official, Stop)).Succeeded.ShouldBeTrue();
        return (await desk.DecideAsync(opened.Id, Official, Verdict.Confirm, "확인", [new ActionOrder(action, "교통과", "내용", Undoable: true)], Stop)).Value;
    }

    private async Task ConsumeAsync() => await new OutboxReader(
        new ErrandIntake(), _platform.Ledger, _platform.Get<OutboxTail>(), TimeProvider.System, NullLogger.Instance).TurnAsync(Stop);

    private async Task RunAsync()
    {
        await ConsumeAsync();
        while (await _platform.Get<ActionRunner>().RunNextAsync(Stop))
        {
            // until nothing is due
        }
    }

    private async Task<Case> LoadAsync(Guid id) => (await _platform.ReadAsync<RoomsDb, Case?>(db => db.LoadCaseAsync(id, Stop))).ShouldNotBeNull();

    private Task<int> ErrandsAsync() => _platform.ReadAsync<DeliveriesDb, int>(db => db.Errands.CountAsync());

    private sealed class Courier : IActionCarrier
    {
        public string Kind => "refer";

        public int Failures { get; set; }

        public int Attempts { get; private set; }

        public List<Guid> Carried { get; } = [];

        public List<Guid> Undone { get; } = [];

        public Task<CarryResult> CarryAsync(Case subject, CaseAction action, CancellationToken cancellationToken)
        {
            Attempts++;
            if (Attempts <= Failures)
            {
                throw new HttpRequestException("The department's system is away.");
            }

            Carried.Add(action.Id);
            return Task.FromResult(new CarryResult(true, "전달함"));
        }

        public Task<CarryResult> UndoAsync(Case subject, CaseAction action, CancellationToken cancellationToken)
        {
            Undone.Add(action.Id);
            return Task.FromResult(new CarryResult(true, "회수함"));
        }
    }
}

public sealed class SqliteActionRunnerTests : ActionRunnerConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresActionRunnerTests : ActionRunnerConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
