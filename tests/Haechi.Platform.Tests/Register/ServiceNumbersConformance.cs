using Haechi.Kernel.Cases;
using Haechi.Kernel.Measuring;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;

namespace Haechi.Platform.Tests.Register;

/// <summary>The numbers of the register follow what people decided, on either database.</summary>
public abstract class ServiceNumbersConformance : IAsyncLifetime
{
    private static readonly Actor Kim = Actor.Person("kim", "김상담");
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CaseDesk Desk => _platform.Get<CaseDesk>();

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(Kind, (_, _) => { });

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Right_wrong_and_waiting_findings_are_counted()
    {
        await DecideAsync(await OpenAsync(), Verdict.Confirm);
        await DecideAsync(await OpenAsync(), Verdict.Dismiss);
        await OpenAsync();

        Counts(await MeasureAsync()).ShouldBe((1, 1, 0, 1));
    }

    [Fact]
    public async Task A_reversed_decision_counts_as_what_it_became()
    {
        var id = await OpenAsync();
        await DecideAsync(id, Verdict.Confirm);
        await Desk.ReopenAsync(id, Kim, "잘못 보았습니다.", Stop);
        await Desk.DecideAsync(id, Kim, Verdict.Dismiss, "허가 차량", [], Stop);

        Counts(await MeasureAsync()).ShouldBe((0, 1, 0, 0));
    }

    [Fact]
    public async Task A_late_finding_waits_although_its_case_was_decided_before()
    {
        var id = await OpenAsync(joinKey: "same");
        await DecideAsync(id, Verdict.Confirm);
        (await OpenAsync(joinKey: "same")).ShouldBe(id);

        Counts(await MeasureAsync()).ShouldBe((1, 0, 0, 1));
        await Desk.DecideAsync(id, Kim, Verdict.Dismiss, "같은 차량", [], Stop);
        Counts(await MeasureAsync()).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task What_a_person_found_is_a_miss_of_the_model_and_no_merit()
    {
        await DecideAsync(await OpenAsync(kind: "illegal-parking-" + ServiceNumbers.MissedKind), Verdict.Confirm);

        var measure = await MeasureAsync();
        Counts(measure).ShouldBe((0, 0, 1, 0));
        measure.Precision.ShouldBeNull();
    }

    private async Task<ServiceMeasure> MeasureAsync() =>
        (await _platform.Get<ServiceNumbers>().MeasureAsync(TestPlatform.ServiceId, Stop)).ShouldHaveSingleItem();

    private async Task DecideAsync(Guid id, Verdict verdict)
    {
        await Desk.ClaimAsync(id, Kim, Stop);
        (await Desk.DecideAsync(id, Kim, verdict, "확인", [], Stop)).Succeeded.ShouldBeTrue();
    }

    private Task<Guid> OpenAsync(string kind = "illegal-parking", string? joinKey = null) => _platform.Ledger.WriteAsync(
        async scope =>
        {
            var finding = Findings.One(kind: kind, joinKey: joinKey);
            var subject = await CaseDesk.OpenOrJoinAsync(scope, finding, new CaseRoute("불법 주정차", "교통과", scope.At.AddHours(3)), Kim, Stop);
            var row = finding.ToRow(scope.At);
            row.CaseId = subject.Id;
            scope.Use<RoomsDb>().Findings.Add(row);
            return subject.Id;
        },
        Stop);

    private static (int Confirmed, int Dismissed, int Missed, int Undecided) Counts(ServiceMeasure measure) =>
        (measure.Confirmed, measure.Dismissed, measure.Missed, measure.Undecided);
}

public sealed class SqliteServiceNumbersTests : ServiceNumbersConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresServiceNumbersTests : ServiceNumbersConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
