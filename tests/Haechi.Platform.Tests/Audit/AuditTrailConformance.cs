using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Audit;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Audit;

/// <summary>Whatever is done to the stored trail behind the product's back is named, on either database.</summary>
public abstract class AuditTrailConformance : IAsyncLifetime
{
    private const int Written = 30;
    private static readonly Actor Kim = Actor.Person("kim", "김상담");
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.StartAsync(Kind, (_, _) => { });
        for (var i = 1; i <= Written; i++)
        {
            await WriteAsync($"case-{i}", i % 2 == 0 ? TestPlatform.ServiceId : null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_untouched_trail_is_whole()
    {
        var verdict = await VerifyAsync();

        verdict.Faults.ShouldBeEmpty();
        (verdict.Rows, verdict.Head.Sequence).ShouldBe((Written, Written));
    }

    [Fact]
    public async Task Every_altered_column_is_named_by_its_row()
    {
        string[] changes =
        [
            "act = 'case.forgotten'", "actor_id = 'lee'", "actor_name = ''", "actor_kind = 'System'", "actor_kind = 'Nobody'",
            "subject_kind = 'action'", "subject_id = 'case-1'", "service_id = NULL", "service_id = 'other'", "detail = '[]'",
            "previous_hash = ''", "hash = 'x'", Kind == DatabaseKind.Sqlite ? "at = at + 1" : "at = at + interval '1 microsecond'",
        ];
        for (var i = 0; i < changes.Length; i++)
        {
            await TamperAsync($"UPDATE audit SET {changes[i]} WHERE sequence = {(i + 1) * 2}");
        }

        (await VerifyAsync()).Faults.ShouldBe(changes.Select((_, i) => new AuditFault(AuditFaultKind.Altered, (i + 1) * 2, (i + 1) * 2)));
    }

    [Fact]
    public async Task An_altered_row_can_still_be_listed()
    {
        await TamperAsync("UPDATE audit SET actor_kind = 'Nobody' WHERE sequence = 6");

        (await _platform.Get<AuditReader>().ListAsync(new AuditFilter(), Stop)).Total.ShouldBe(Written);
    }

    [Fact]
    public async Task Deleted_rows_are_named()
    {
        await TamperAsync("DELETE FROM audit WHERE sequence = 1 OR sequence = 7 OR sequence BETWEEN 10 AND 14 OR sequence > 28");

        (await VerifyAsync()).Faults.ShouldBe(
            new[] { (1, 1), (7, 7), (10, 14), (29, 30) }.Select(gap => new AuditFault(AuditFaultKind.Removed, gap.Item1, gap.Item2)));
    }

    [Fact]
    public async Task A_row_written_by_hand_is_named()
    {
        await TamperAsync("""
            INSERT INTO audit (sequence, at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id, service_id, detail, previous_hash, hash)
            SELECT 31, at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id, service_id, detail, hash, hash FROM audit WHERE sequence = 30
            """);

        (await VerifyAsync()).Faults.ShouldBe([new(AuditFaultKind.Inserted, 31, 31)]);
    }

    [Fact]
    public async Task Swapped_rows_are_named_with_the_number_they_had()
    {
        await TamperAsync("UPDATE audit SET sequence = 1000 WHERE sequence = 3");
        await TamperAsync("UPDATE audit SET sequence = 3 WHERE sequence = 9");
        await TamperAsync("UPDATE audit SET sequence = 9 WHERE sequence = 1000");

        (await VerifyAsync()).Faults.ShouldBe([new(AuditFaultKind.Renumbered, 3, 3, 9), new(AuditFaultKind.Renumbered, 9, 9, 3)]);
    }

    [Fact]
    public async Task A_head_set_back_is_named()
    {
        await TamperAsync("UPDATE audit_head SET sequence = 5, hash = (SELECT hash FROM audit WHERE sequence = 5)");

        (await VerifyAsync()).Faults.ShouldBe([new(AuditFaultKind.Head, 5, 5)]);
    }

    [Fact]
    public async Task Writers_at_once_leave_a_chain_without_a_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => WriteAsync($"case-{i}", null))));

        var verdict = await VerifyAsync();
        verdict.Faults.ShouldBeEmpty();
        verdict.Rows.ShouldBe(Written + 40);
    }

    [Fact]
    public async Task What_is_refused_or_fails_leaves_no_row()
    {
        await _platform.Ledger.WriteAsync<int>(
            scope =>
            {
                scope.Audit(new AuditNote(Kim, "case.decided", "case", "refused"));
                return Task.FromResult<Outcome<int>>(Refusals.Of("no", "안 됩니다.", "No.", "다시.", "Again."));
            },
            Stop);
        await Should.ThrowAsync<InvalidOperationException>(() => _platform.Ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(Kim, "case.decided", "case", "failed"));
                throw new InvalidOperationException("A bug.");
            },
            Stop));

        (await VerifyAsync()).Rows.ShouldBe(Written);
    }

    private Task WriteAsync(string subject, string? service) => _platform.Ledger.WriteAsync(
        scope =>
        {
            scope.Audit(new AuditNote(Kim, "case.decided", "case", subject, service));
            return Task.CompletedTask;
        },
        Stop);

    private Task<AuditVerdict> VerifyAsync() => _platform.Get<AuditReader>().VerifyAsync(Stop);

    private Task TamperAsync(string sql) => _platform.ReadAsync<RoomsDb, int>(db => db.Database.ExecuteSqlRawAsync(sql, Stop));
}

public sealed class SqliteAuditTrailTests : AuditTrailConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresAuditTrailTests : AuditTrailConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
