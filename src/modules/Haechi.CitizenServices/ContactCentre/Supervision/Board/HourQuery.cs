using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Board;

/// <summary>Requests for a person of one hour about one topic, as the database counted them.</summary>
internal sealed record HourLine
{
    /// <summary>Hours since 1970, UTC; an hour of Seoul is an hour of UTC.</summary>
    public long Hour { get; init; }
    public string Topic { get; init; } = "";
    public long Asked { get; init; }
    public long Taken { get; init; }
    public long InTarget { get; init; }
    public long Abandoned { get; init; }
    public long AbandonedEarly { get; init; }
    public long Handled { get; init; }
    public double HandlingSeconds { get; init; }
    public double WaitSeconds { get; init; }

    public DateTimeOffset At => DateTimeOffset.UnixEpoch.AddHours(Hour);
}

/// <summary>
/// Counts stays with the counsellors by hour and topic, in the database: it reads the index of the time of asking over the days
/// asked for, however many conversations there are beside.
/// </summary>
internal static class HourQuery
{
    private const string Sql = """
        SELECT CAST({queued} / 3600000000 AS bigint) AS "Hour", topic AS "Topic",
               CAST(count(*) AS bigint) AS "Asked",
               CAST(sum(CASE WHEN taken_at IS NOT NULL THEN 1 ELSE 0 END) AS bigint) AS "Taken",
               CAST(sum(CASE WHEN taken_at IS NOT NULL AND {taken} - {queued} <= {2} THEN 1 ELSE 0 END) AS bigint) AS "InTarget",
               CAST(sum(CASE WHEN abandoned THEN 1 ELSE 0 END) AS bigint) AS "Abandoned",
               CAST(sum(CASE WHEN abandoned AND {ended} - {queued} <= {2} THEN 1 ELSE 0 END) AS bigint) AS "AbandonedEarly",
               CAST(sum(CASE WHEN taken_at IS NOT NULL AND ended_at IS NOT NULL THEN 1 ELSE 0 END) AS bigint) AS "Handled",
               CAST(coalesce(sum(CASE WHEN taken_at IS NOT NULL AND ended_at IS NOT NULL THEN ({ended} - {taken}) / 1000000.0 - paused_seconds ELSE 0 END), 0) AS double precision) AS "HandlingSeconds",
               CAST(coalesce(sum(CASE WHEN taken_at IS NOT NULL THEN ({taken} - {queued}) / 1000000.0 ELSE 0 END), 0) AS double precision) AS "WaitSeconds"
        FROM talk_handovers
        WHERE queued_at >= {0} AND queued_at < {1}
        GROUP BY 1, 2
        """;

    private static readonly string OnSqlite = Fill("{0}");
    private static readonly string OnPostgres = Fill("CAST(extract(epoch FROM {0}) * 1000000 AS bigint)");

    /// <param name="db">The context.</param>
    /// <param name="from">Begin.</param>
    /// <param name="until">End, not included.</param>
    /// <param name="target">Within which a citizen should be taken.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static Task<List<HourLine>> RunAsync(SeoulTalkDb db, DateTimeOffset from, DateTimeOffset until, TimeSpan target, CancellationToken cancellationToken)
    {
        var wait = (long)target.TotalMicroseconds;
        return db.Database.IsSqlite()
            ? db.Database.SqlQueryRaw<HourLine>(OnSqlite, Microseconds(from), Microseconds(until), wait).ToListAsync(cancellationToken)
            : db.Database.SqlQueryRaw<HourLine>(OnPostgres, from.ToUniversalTime(), until.ToUniversalTime(), wait).ToListAsync(cancellationToken);
    }

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static string Fill(string microseconds) => Sql
        .Replace("{queued}", string.Format(CultureInfo.InvariantCulture, microseconds, "queued_at"), StringComparison.Ordinal)
        .Replace("{taken}", string.Format(CultureInfo.InvariantCulture, microseconds, "taken_at"), StringComparison.Ordinal)
        .Replace("{ended}", string.Format(CultureInfo.InvariantCulture, microseconds, "ended_at"), StringComparison.Ordinal);
}
