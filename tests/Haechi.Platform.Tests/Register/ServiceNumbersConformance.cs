using Haechi.Kernel.Cases;
using Haechi.Kernel.Measuring;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;

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

    [Fact]
    public async Task The_database_counts_what_counting_row_by_row_gives()
    {
        var random = new Random(20261122);
        var open = new List<Guid>();
        for (var i = 0; i < 60; i++)
        {
            var kind = random.Next(8) == 0 ? "illegal-parking-" + ServiceNumbers.MissedKind : random.Next(9) == 0 ? "missed-turn" : "illegal-parking";
            open.Add(await OpenAsync(kind, random.Next(3) == 0 ? $"k{random.Next(6)}" : null, $"{random.Next(3)}.0", TimeSpan.FromMinutes(random.Next(-5, 300))));
            var id = open[random.Next(open.Count)];
            switch (random.Next(3))
            {
                case 0: await Desk.ReopenAsync(id, Kim, "다시", Stop); break;
                case 1: await TryDecideAsync(id, Verdict.Confirm); break;
                default: await TryDecideAsync(id, Verdict.Dismiss); break;
            }
        }

        var counted = await _platform.Get<ServiceNumbers>().MeasureAsync(TestPlatform.ServiceId, Stop);

        counted.ShouldBe(await CountByHandAsync());
        counted.Count.ShouldBe(3);
        counted.Sum(m => m.Confirmed).ShouldBeGreaterThan(0);
        counted.ShouldContain(m => m.TotalDecisionTime > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_service_without_findings_has_no_measure() =>
        (await _platform.Get<ServiceNumbers>().MeasureAsync(TestPlatform.ServiceId, Stop)).ShouldBeEmpty();

    private async Task<IReadOnlyList<ServiceMeasure>> CountByHandAsync()
    {
        var findings = await _platform.ReadAsync<RoomsDb, List<FindingRow>>(db => db.Findings.Where(f => f.CaseId != null).ToListAsync(Stop));
        var decisions = await _platform.ReadAsync<RoomsDb, List<DecisionRow>>(db => db.Decisions.ToListAsync(Stop));
        var measures = new SortedDictionary<string, ServiceMeasure>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        foreach (var finding in findings)
        {
            var measure = measures.GetValueOrDefault(finding.ModelVersion) ?? ServiceMeasure.Empty(TestPlatform.ServiceId, finding.ModelVersion);
            var covering = decisions.Where(d => d.CaseId == finding.CaseId && d.Findings.Contains(finding.Id.ToString(), StringComparison.OrdinalIgnoreCase)).OrderBy(d => d.At).ToList();
            measures[finding.ModelVersion] = finding.Kind.EndsWith(ServiceNumbers.MissedKind, StringComparison.Ordinal) ? measure.Miss()
                : covering is [var first, ..] ? measure.Found().Decide(covering[^1].Verdict, first.At - finding.ReceivedAt)
                : measure.Found();
        }

        return [.. measures.Values];
    }

    private async Task TryDecideAsync(Guid id, Verdict verdict)
    {
        await Desk.ClaimAsync(id, Kim, Stop);
        await Desk.DecideAsync(id, Kim, verdict, "확인", [], Stop);
    }

    private async Task<ServiceMeasure> MeasureAsync() =>
        (await _platform.Get<ServiceNumbers>().MeasureAsync(TestPlatform.ServiceId, Stop)).ShouldHaveSingleItem();

    private async Task DecideAsync(Guid id, Verdict verdict)
    {
        await Desk.ClaimAsync(id, Kim, Stop);
        (await Desk.DecideAsync(id, Kim, verdict, "확인", [], Stop)).Succeeded.ShouldBeTrue();
    }

    private Task<Guid> OpenAsync(string kind = "illegal-parking", string? joinKey = null, string? version = null, TimeSpan earlier = default) => _platform.Ledger.WriteAsync(
        async scope =>
        {
            var finding = Findings.One(kind: kind, joinKey: joinKey);
            var subject = await CaseDesk.OpenOrJoinAsync(scope, finding, new CaseRoute("불법 주정차", "교통과", scope.At.AddHours(3)), Kim, Stop);
            var row = finding.ToRow(scope.At);
            row.CaseId = subject.Id;
            row.ModelVersion = version ?? row.ModelVersion;
            row.ReceivedAt -= earlier;
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
