using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Audit;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Ingestion.Storing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Ingestion;

/// <summary>What the intake promises, on either database.</summary>
public abstract class IntakeConformance : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private Intake Intake => _platform.Get<Intake>();

    public async ValueTask InitializeAsync() =>
        _platform = await TestPlatform.StartAsync(Kind, (services, configuration) => services.AddHaechiIngestion(configuration));

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_accepted_request_is_on_disk_with_its_audit_row_and_its_message()
    {
        var request = Findings.Request(Findings.One(), Findings.One());

        var result = await Intake.AcceptAsync(request, TestContext.Current.CancellationToken);

        result.Receipt.ShouldNotBeNull().Accepted.ShouldBe(2);
        (await FindingsAsync()).Select(f => f.Id).ShouldBe(result.Receipt.Ids, ignoreOrder: true);
        var audit = (await AuditAsync()).ShouldHaveSingleItem();
        (audit.Act, audit.SubjectId, audit.ActorId).ShouldBe(("findings.accepted", result.Receipt.RequestId.ToString(), "token:test"));
        JsonDocument.Parse(audit.Detail).RootElement.GetProperty("count").GetInt32().ShouldBe(2);
        var message = (await OutboxAsync()).ShouldHaveSingleItem();
        (message.Topic, message.ServiceId).ShouldBe(("findings.accepted", TestPlatform.ServiceId));
    }

    [Fact]
    public async Task A_finding_comes_back_as_it_was_handed_in()
    {
        var finding = Findings.One(joinKey: "gangnam");
        await Intake.AcceptAsync(Findings.Request(finding), TestContext.Current.CancellationToken);

        var row = (await FindingsAsync()).ShouldHaveSingleItem();

        var stored = Haechi.Platform.Cases.FindingMapping.ToFinding(row);
        stored.Evidence.ShouldBe(finding.Evidence);
        stored.Snapshot.Thresholds.ShouldBe(finding.Snapshot.Thresholds);
        (stored with { Evidence = finding.Evidence, Snapshot = finding.Snapshot }).ShouldBe(finding);
    }

    [Fact]
    public async Task Observations_are_stored_and_told_of_too()
    {
        var seen = new Observation(Guid.CreateVersion7(), TestPlatform.ServiceId, "reading", "sensor-1", Findings.Noon, "track-1", null, """{"value":1}""", Findings.Hash);

        var result = await Intake.AcceptAsync(IntakeRequest.Of(Findings.Caller, [seen], [Findings.One()]), TestContext.Current.CancellationToken);

        result.Receipt.ShouldNotBeNull().Accepted.ShouldBe(2);
        (await _platform.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync(o => o.Id == seen.Id && o.Payload == seen.Payload))).ShouldBe(1);
        (await OutboxAsync()).Select(m => m.Topic).ShouldBe(["observations.accepted", "findings.accepted"]);
    }

    [Fact]
    public async Task A_replay_answers_the_same_and_stores_nothing_more()
    {
        var request = Findings.Request(Findings.One()).WithKey("k1");
        var first = await Intake.AcceptAsync(request, TestContext.Current.CancellationToken);

        var second = await Intake.AcceptAsync(request, TestContext.Current.CancellationToken);

        second.Replayed.ShouldBeTrue();
        second.Receipt.ShouldNotBeNull().RequestId.ShouldBe(first.Receipt!.RequestId);
        second.Receipt.Ids.ShouldBe(first.Receipt.Ids);
        (await FindingsAsync()).Count.ShouldBe(1);
        (await AuditAsync()).Count.ShouldBe(1);
        (await OutboxAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused_and_stores_nothing()
    {
        await Intake.AcceptAsync(Findings.Request(Findings.One()).WithKey("k1", "one"), TestContext.Current.CancellationToken);

        var second = await Intake.AcceptAsync(Findings.Request(Findings.One()).WithKey("k1", "two"), TestContext.Current.CancellationToken);

        second.Refusal.ShouldNotBeNull().Code.ShouldBe("idempotency-conflict");
        (await FindingsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_of_another_caller_is_another_key()
    {
        await Intake.AcceptAsync(Findings.Request(Findings.One()).WithKey("k1", "one"), TestContext.Current.CancellationToken);
        var other = Findings.Request(Findings.One()) with { Key = new IntakeKey("token:other:findings", "k1", "two") };

        (await Intake.AcceptAsync(other, TestContext.Current.CancellationToken)).Receipt.ShouldNotBeNull();

        (await FindingsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Ids_that_come_again_are_accepted_and_not_doubled()
    {
        var (known, fresh) = (Findings.One(), Findings.One());
        await Intake.AcceptAsync(Findings.Request(known), TestContext.Current.CancellationToken);

        var result = await Intake.AcceptAsync(Findings.Request(known, fresh), TestContext.Current.CancellationToken);

        result.Receipt.ShouldNotBeNull().Accepted.ShouldBe(2);
        (await FindingsAsync()).Count.ShouldBe(2);
        var told = JsonDocument.Parse((await OutboxAsync())[1].Body).RootElement.GetProperty("findings");
        told.EnumerateArray().Select(f => f.GetProperty("id").GetGuid()).ShouldBe([fresh.Id]);
    }

    [Fact]
    public async Task An_id_with_other_content_refuses_the_whole_request()
    {
        var known = Findings.One();
        await Intake.AcceptAsync(Findings.Request(known), TestContext.Current.CancellationToken);

        var result = await Intake.AcceptAsync(Findings.Request(Findings.One(), known with { Score = 0.1 }), TestContext.Current.CancellationToken);

        result.Refusal.ShouldNotBeNull().Code.ShouldBe("id-conflict");
        result.Errors.ShouldHaveSingleItem().Path.ShouldBe("$[1].id");
        (await FindingsAsync()).ShouldHaveSingleItem().Score.ShouldBe(known.Score);
    }

    [Fact]
    public async Task A_partial_request_stores_the_good_items_and_lists_the_bad()
    {
        var known = Findings.One();
        await Intake.AcceptAsync(Findings.Request(known), TestContext.Current.CancellationToken);
        var request = Findings.Request(known with { Kind = "other" }, Findings.One(score: 7), Findings.One()) with { Partial = true };

        var result = await Intake.AcceptAsync(request, TestContext.Current.CancellationToken);

        result.Receipt.ShouldNotBeNull().Accepted.ShouldBe(1);
        result.Receipt.Errors.Select(e => e.Path).ShouldBe(["$[1].score", "$[0].id"]);
        (await FindingsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_request_of_a_group_leaves_the_others_untouched()
    {
        var known = Findings.One();
        await Intake.AcceptAsync(Findings.Request(known).WithKey("taken", "one"), TestContext.Current.CancellationToken);
        IntakeRequest[] group =
        [
            Findings.Request(Findings.One()),
            Findings.Request(Findings.One()).WithKey("taken", "two"),
            Findings.Request(known with { Score = 0 }, Findings.One()),
            Findings.Request(Findings.One()).WithKey("new"),
            Findings.Request(Findings.One()).WithKey("new"),
        ];

        var results = await _platform.Ledger.WriteAsync<IReadOnlyList<IntakeResult>>(
            scope => _platform.Get<GroupWriter>().WriteAsync(scope, group, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        results.Select(r => r.Refusal?.Code ?? (r.Replayed ? "replayed" : "stored"))
            .ShouldBe(["stored", "idempotency-conflict", "id-conflict", "stored", "replayed"]);
        (await FindingsAsync()).Count.ShouldBe(3);
        (await AuditAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Many_callers_with_one_key_store_once_and_hear_the_same()
    {
        var request = Findings.Request(Findings.One(), Findings.One()).WithKey("k1");

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Intake.AcceptAsync(request, TestContext.Current.CancellationToken)));

        results.Select(r => r.Receipt!.RequestId).Distinct().Count().ShouldBe(1);
        results.Count(r => !r.Replayed).ShouldBe(1);
        (await FindingsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Load_from_many_callers_is_all_stored_and_the_trail_stays_whole()
    {
        var requests = Enumerable.Range(0, 200).Select(i => Findings.Request([.. Enumerable.Range(0, 1 + (i % 7)).Select(_ => Findings.One())])).ToList();

        var results = await Task.WhenAll(requests.Select(r => Task.Run(() => Intake.AcceptAsync(r, TestContext.Current.CancellationToken))));

        results.Sum(r => r.Receipt!.Accepted).ShouldBe(requests.Sum(r => r.Count));
        (await FindingsAsync()).Count.ShouldBe(requests.Sum(r => r.Count));
        (await OutboxAsync()).Count.ShouldBe(200);
        var head = await _platform.ReadAsync<RoomsDb, AuditHead>(async db => await db.AuditHead.Select(h => new AuditHead(h.Sequence, h.Hash)).SingleAsync());
        var verifier = new AuditVerifier(_platform.Get<AuditChain>());
        foreach (var row in await AuditAsync())
        {
            verifier.Next(new AuditRecord(row.Sequence, row.At,
                new AuditNote(new Actor(row.ActorKind, row.ActorId, row.ActorName), row.Act, row.SubjectKind, row.SubjectId, row.ServiceId, row.Detail), row.PreviousHash, row.Hash));
        }

        verifier.Finish(head).ShouldBeEmpty();
        verifier.Rows.ShouldBe(200);
    }

    [Fact]
    public async Task A_service_without_a_manifest_cannot_report()
    {
        var result = await Intake.AcceptAsync(Findings.Request(Findings.One(serviceId: "nobody")), TestContext.Current.CancellationToken);

        var error = result.Errors.ShouldHaveSingleItem();
        (error.Path, error.Code).ShouldBe(("$[0].serviceId", "unknown-service"));
        error.Message.En.ShouldContain(TestPlatform.ServiceId);
        (await FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_may_store_findings_with_a_change_of_its_own_and_take_both_back()
    {
        var outcome = await _platform.Ledger.WriteAsync<bool>(
            async scope =>
            {
                (await Intake.StoreAsync(scope, Findings.Request(Findings.One()), TestContext.Current.CancellationToken)).Receipt.ShouldNotBeNull();
                return Refusals.Of("changed-my-mind", "취소", "cancelled", "-", "-");
            },
            TestContext.Current.CancellationToken);

        outcome.Succeeded.ShouldBeFalse();
        (await FindingsAsync()).ShouldBeEmpty();
        (await AuditAsync()).ShouldBeEmpty();
    }

    private protected Task<List<FindingRow>> FindingsAsync() => _platform.ReadAsync<RoomsDb, List<FindingRow>>(db => db.Findings.AsNoTracking().ToListAsync());

    private Task<List<AuditRow>> AuditAsync() => _platform.ReadAsync<RoomsDb, List<AuditRow>>(db => db.Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync());

    private Task<List<OutboxRow>> OutboxAsync() => _platform.ReadAsync<RoomsDb, List<OutboxRow>>(db => db.Outbox.AsNoTracking().OrderBy(o => o.Sequence).ToListAsync());
}

public sealed class SqliteIntakeTests : IntakeConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresIntakeTests : IntakeConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
