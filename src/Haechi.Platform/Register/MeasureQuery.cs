using Haechi.Kernel.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Register;

/// <summary>
/// Counts right, wrong, missed and waiting findings in the database, one row per model version: a service with millions of
/// findings answers a few rows. The first decision on a finding tells how long it took; the last, after a reopening, what was right.
/// </summary>
internal static class MeasureQuery
{
    private const string Sql = """
        SELECT model_version AS "ModelVersion",
               CAST(sum(missed) AS bigint) AS "Missed",
               CAST(sum(CASE WHEN missed = 0 AND verdict = '{confirm}' THEN 1 ELSE 0 END) AS bigint) AS "Confirmed",
               CAST(sum(CASE WHEN missed = 0 AND verdict = '{dismiss}' THEN 1 ELSE 0 END) AS bigint) AS "Dismissed",
               CAST(sum(CASE WHEN missed = 0 AND verdict IS NULL THEN 1 ELSE 0 END) AS bigint) AS "Undecided",
               CAST(sum(CASE WHEN missed = 0 AND waited > 0 THEN waited ELSE 0 END) AS bigint) AS "WaitedMicroseconds"
        FROM (
          SELECT f.model_version,
                 CASE WHEN substr(f.kind, length(f.kind) - {suffix} + 1) = '{missed}' THEN 1 ELSE 0 END AS missed,
                 (SELECT d.verdict FROM decisions d WHERE {covers} ORDER BY d.at DESC, d.id DESC LIMIT 1) AS verdict,
                 (SELECT {waited} FROM decisions d WHERE {covers} ORDER BY d.at, d.id LIMIT 1) AS waited
          FROM findings f
          WHERE f.service_id = {0} AND f.case_id IS NOT NULL) AS seen
        GROUP BY model_version
        """;

    private static readonly string OnSqlite = Fill("instr(lower(d.findings), lower(f.id)) > 0", "d.at - f.received_at");

    private static readonly string OnPostgres = Fill("strpos(lower(d.findings), f.id::text) > 0", "CAST(extract(epoch FROM d.at - f.received_at) * 1000000 AS bigint)");

    public static Task<List<MeasureLine>> RunAsync(RoomsDb db, DatabaseKind kind, string serviceId, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<MeasureLine>(kind == DatabaseKind.Sqlite ? OnSqlite : OnPostgres, serviceId).ToListAsync(cancellationToken);

    private static string Fill(string contains, string waited) => Sql
        .Replace("{covers}", "d.case_id = f.case_id AND " + contains, StringComparison.Ordinal)
        .Replace("{waited}", waited, StringComparison.Ordinal)
        .Replace("{suffix}", $"{ServiceNumbers.MissedKind.Length}", StringComparison.Ordinal)
        .Replace("{missed}", ServiceNumbers.MissedKind, StringComparison.Ordinal)
        .Replace("{confirm}", nameof(Verdict.Confirm), StringComparison.Ordinal)
        .Replace("{dismiss}", nameof(Verdict.Dismiss), StringComparison.Ordinal);
}

/// <summary>One model version as the database counted it.</summary>
internal sealed record MeasureLine
{
    public string ModelVersion { get; init; } = "";
    public long Missed { get; init; }
    public long Confirmed { get; init; }
    public long Dismissed { get; init; }
    public long Undecided { get; init; }
    public long WaitedMicroseconds { get; init; }
}
