using Haechi.CitizenServices.SeoulTalk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Parking;

/// <summary>Reports filed in one hour, as the database counted them.</summary>
internal sealed record FiledLine
{
    /// <summary>Hours since 1970, UTC; an hour of Seoul is an hour of UTC.</summary>
    public long Hour { get; init; }

    /// <summary>Of any kind.</summary>
    public long Reports { get; init; }

    /// <summary>Of the kind asked for.</summary>
    public long OfKind { get; init; }

    public DateTimeOffset At => DateTimeOffset.UnixEpoch.AddHours(Hour);
}

/// <summary>Counts filed reports by hour in the database; it reads the index of time and kind, never a report.</summary>
internal static class FiledQuery
{
    private const string Sql = """
        SELECT CAST({filed} / 3600000000 AS bigint) AS "Hour", CAST(count(*) AS bigint) AS "Reports",
               CAST(sum(CASE WHEN kind = {1} THEN 1 ELSE 0 END) AS bigint) AS "OfKind"
        FROM talk_reports
        WHERE filed_at >= {0}
        GROUP BY 1
        """;

    private static readonly string OnSqlite = Sql.Replace("{filed}", "filed_at", StringComparison.Ordinal);
    private static readonly string OnPostgres = Sql.Replace("{filed}", "CAST(extract(epoch FROM filed_at) * 1000000 AS bigint)", StringComparison.Ordinal);

    public static Task<List<FiledLine>> RunAsync(SeoulTalkDb db, DateTimeOffset from, string kind, CancellationToken cancellationToken) => db.Database.IsSqlite()
        ? db.Database.SqlQueryRaw<FiledLine>(OnSqlite, (from - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, kind).ToListAsync(cancellationToken)
        : db.Database.SqlQueryRaw<FiledLine>(OnPostgres, from.ToUniversalTime(), kind).ToListAsync(cancellationToken);
}
