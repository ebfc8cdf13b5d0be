using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Audit;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Case = Haechi.Kernel.Cases.Case;

namespace Haechi.Platform.Tests.Cases;

/// <summary>The case desk keeps on disk exactly what the Kernel says, on either database.</summary>
public abstract class CaseDeskConformance : IAsyncLifetime
{
    private static readonly Actor Kim = Actor.Person("kim", "김상담");
    private static readonly Actor Lee = Actor.Person("lee", "이상담");
    private static readonly ActionOrder Block = new("block-address", "203.0.113.7", "{}", Undoable: true);
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
    public async Task A_case_is_read_back_as_it_was_left()
    {
        var id = (await OpenAsync()).Id;
        await Desk.ClaimAsync(id, Kim, Stop);
        var acting = (await Desk.DecideAsync(id, Kim, Verdict.Confirm, "사진으로 확인했습니다.", [Block], Stop)).Value;
        await Desk.ReportAsync(id, acting.Actions[0].Id, true, "막았습니다.", Stop);
        await Desk.NoteAsync(id, Lee, "민원인에게 전화함", Stop);
        await Desk.CloseAsync(id, Kim, Stop);
        var left = (await Desk.UndoAsync(id, Lee, acting.Actions[0].Id, "우리 주소입니다.", Stop)).Value;

        Told(await LoadAsync(id)).ShouldBe(Told(left));
        (left.Status, left.Actions[0].Status).ShouldBe((CaseStatus.Closed, ActionStatus.Undone));
    }

    [Fact]
    public async Task Reopening_survives_storage_and_asks_for_a_new_decision()
    {
        var id = (await OpenAsync()).Id;
        await Desk.ClaimAsync(id, Kim, Stop);
        await Desk.DecideAsync(id, Kim, Verdict.Confirm, "맞습니다.", [], Stop);
        await Desk.CloseAsync(id, Kim, Stop);
        await Desk.ReopenAsync(id, Lee, "허가 차량이었습니다.", Stop);

        (await LoadAsync(id)).InForce.ShouldBeEmpty();
        (await Desk.CloseAsync(id, Lee, Stop)).Refusal!.Code.ShouldBe("undecided-findings");
        (await Desk.OrderAsync(id, Lee, Block, Stop)).Refusal!.Code.ShouldBe("decision-superseded");
        (await Desk.DecideAsync(id, Lee, Verdict.Dismiss, "허가 확인", [], Stop)).Succeeded.ShouldBeTrue();
        (await LoadAsync(id)).InForce.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Dismiss);
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_one_gets_the_case()
    {
        var id = (await OpenAsync()).Id;
        var people = Enumerable.Range(1, 12).Select(i => Actor.Person($"p{i}", $"담당 {i}")).ToList();

        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() => Desk.ClaimAsync(id, person, Stop))));

        var winner = outcomes.Where(o => o.Succeeded).ShouldHaveSingleItem().Value.Assignee;
        outcomes.Where(o => !o.Succeeded).ShouldAllBe(o => o.Refusal!.Code == "case-taken" || o.Refusal.Code == CaseDesk.CaseChanged);
        var stored = await LoadAsync(id);
        stored.Assignee.ShouldBe(winner);
        stored.Timeline.Count(e => e.Kind == CaseEventKind.Claimed).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_writes_nothing_and_a_change_writes_its_audit_row_and_its_message()
    {
        var id = (await OpenAsync()).Id;
        var before = await CountAsync();

        (await Desk.CloseAsync(id, Kim, Stop)).Succeeded.ShouldBeFalse();
        (await CountAsync()).ShouldBe(before);

        await Desk.ClaimAsync(id, Kim, Stop);
        (await CountAsync()).ShouldBe((before.Audit + 1, before.Outbox + 1));

        await Desk.ClaimAsync(id, Kim, Stop); // again: nothing changes, so nothing is told
        (await CountAsync()).ShouldBe((before.Audit + 1, before.Outbox + 1));
    }

    [Fact]
    public async Task Whatever_is_tried_the_stored_case_is_the_one_that_was_returned()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 5; round++)
        {
            var held = await OpenAsync();
            for (var step = 0; step < 25; step++)
            {
                var outcome = await TryAsync(random, held, random.Next(3) == 0 ? Lee : Kim);
                held = outcome.Succeeded ? outcome.Value : held;
                Told(await LoadAsync(held.Id)).ShouldBe(Told(held));
            }
        }

        (await _platform.Get<AuditReader>().VerifyAsync(Stop)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_action_is_called_reaches_the_trail_as_it_is()
    {
        var id = (await OpenAsync()).Id;
        await Desk.ClaimAsync(id, Kim, Stop);
        var order = Block with { Kind = """odd","by":"somebody else\""" };

        (await Desk.DecideAsync(id, Kim, Verdict.Confirm, "맞습니다.", [order], Stop)).Succeeded.ShouldBeTrue();

        var detail = await _platform.ReadAsync<RoomsDb, string>(db => db.Audit.Where(a => a.Act == "action.ordered").Select(a => a.Detail!).SingleAsync(Stop));
        var told = JsonDocument.Parse(detail).RootElement;
        told.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("kind");
        told.GetProperty("kind").GetString().ShouldBe(order.Kind);
    }

    [Fact]
    public async Task A_finding_with_the_key_of_a_closed_case_opens_a_new_one()
    {
        var closed = (await OpenAsync("same")).Id;
        (await OpenAsync("same")).Id.ShouldBe(closed);
        await Desk.ClaimAsync(closed, Kim, Stop);
        await Desk.DecideAsync(closed, Kim, Verdict.Dismiss, "아닙니다.", [], Stop);
        (await Desk.CloseAsync(closed, Kim, Stop)).Succeeded.ShouldBeTrue();

        var next = await OpenAsync("same");

        next.Id.ShouldNotBe(closed);
        (await LoadAsync(closed)).Findings.Length.ShouldBe(2);
        (await OpenAsync("same")).Id.ShouldBe(next.Id);
    }

    private Task<Outcome<Case>> TryAsync(Random random, Case held, Actor who)
    {
        var action = held.Actions.Length == 0 ? Guid.NewGuid() : held.Actions[random.Next(held.Actions.Length)].Id;
        return random.Next(10) switch
        {
            0 or 1 => Desk.ClaimAsync(held.Id, who, Stop),
            2 => Desk.ReleaseAsync(held.Id, who, Stop),
            3 => Desk.DecideAsync(held.Id, who, Verdict.Confirm, "맞습니다.", [Block], Stop),
            4 => Desk.DecideAsync(held.Id, who, Verdict.Dismiss, "아닙니다.", [], Stop),
            5 => Desk.OrderAsync(held.Id, who, Block, Stop),
            6 => Desk.ReportAsync(held.Id, action, random.Next(2) == 0, "결과", Stop),
            7 => Desk.UndoAsync(held.Id, who, action, "되돌림", Stop),
            8 => Desk.CloseAsync(held.Id, who, Stop),
            _ => Desk.ReopenAsync(held.Id, who, "다시", Stop),
        };
    }

    private Task<Case> OpenAsync(string? joinKey = null) => _platform.Ledger.WriteAsync(
        scope => CaseDesk.OpenOrJoinAsync(scope, Findings.One(joinKey: joinKey), new CaseRoute("불법 주정차", "교통과", scope.At.AddHours(3)), Kim, Stop), Stop);

    private Task<Case> LoadAsync(Guid id) => _platform.ReadAsync<RoomsDb, Case>(async db => (await db.LoadCaseAsync(id, Stop)).ShouldNotBeNull());

    private async Task<(int Audit, int Outbox)> CountAsync() =>
        (await _platform.ReadAsync<RoomsDb, int>(db => db.Audit.CountAsync(Stop)), await _platform.ReadAsync<RoomsDb, int>(db => db.Outbox.CountAsync(Stop)));

    /// <summary>All of a case as text, so that a difference can be read. Times are cut as databases cut them.</summary>
    private static string Told(Case subject) => string.Join('\n',
    [
        $"{subject.Number} {subject.Status} {subject.Severity} {subject.Assignee?.Id} {subject.ClosedAt is null} {string.Join(',', subject.Findings)}",
        .. subject.Decisions.Select(d => $"{d.Id} {d.Verdict} {d.Reason} {string.Join(',', d.Findings)} {(d as HumanDecision)?.PersonId}"),
        .. subject.Actions.Select(a => $"{a.Id} {a.DecisionId} {a.Order} {a.Status} {a.Outcome}"),
        .. subject.Timeline.Select(e => $"{e.Sequence} {e.Kind} {e.Actor} {e.Text} {e.Reference} {e.At.ToUnixTimeMilliseconds()}"),
    ]);
}

public sealed class SqliteCaseDeskTests : CaseDeskConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresCaseDeskTests : CaseDeskConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
