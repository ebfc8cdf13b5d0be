using System.Diagnostics;
using System.Globalization;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Host.Bench.Board;

/// <summary>
/// A year of consultations, made by the database itself: one statement a table, on either database. No turn says anything, and the
/// author's name is filler as long as a sealed text is; the times, kinds, ratings and numbers are what the board, the draws and the exports read.
/// </summary>
internal sealed class BoardFill(RoomsDb db, DateTimeOffset now, int conversations)
{
    /// <summary>Conversations that wait, and before them those with a counsellor; in a small database fewer, so that days before have ended ones.</summary>
    private const int MostWaiting = 30;
    private const int MostTalking = 300;
    private const int OneInHundred = 100;
    private const int WordDays = 29;
    private const int WordsEach = 2000;
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private readonly bool _sqlite = db.Database.IsSqlite();
    private readonly int _waiting = Math.Min(MostWaiting, conversations / OneInHundred);
    private readonly int _talking = Math.Min(MostTalking, conversations / OneInHundred);

    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        db.Database.SetCommandTimeout(Longest);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var statement in Conversations.Append(Cursor))
            {
                await RunAsync(statement, cancellationToken);
            }

            for (var back = 0; back < WordDays; back++)
            {
                await RunAsync(WordsOf(now.AddDays(-back)), cancellationToken);
                await RunAsync(TotalsOf(now.AddDays(-back)), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        if (!_sqlite)
        {
            // PostgreSQL does this by itself some minutes after a change of this size.
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    private static string[] Conversations =>
    [
        $"""
        INSERT INTO talk_conversations (id, channel, owner_hash, language, mode, state, headline, counsellor_id, counsellor_name, handover_id, started_at, last_at, queued_at, turns, version)
        #numbers SELECT #id, 'web', 'bench', 'ko', CASE WHEN #waits THEN 'Queued' WHEN #talks THEN 'Counsellor' ELSE 'Ended' END, '', 'filler',
        CASE WHEN #waits THEN NULL ELSE #counsellor END, CASE WHEN #waits THEN NULL ELSE #counsellor END, #id, #at(0), #at(60), #at(0), 4, 4 FROM s
        """,
        $"""
        INSERT INTO talk_turns (conversation_id, sequence, at, author, author_name, body, helpful)
        #numbers SELECT #id, k, #at(0), CASE k WHEN 2 THEN 'Bot' WHEN 4 THEN 'Counsellor' ELSE 'Citizen' END, '{new string('x', 160)}', '',
        CASE WHEN k = 2 AND n % 50 = 0 THEN (1 = 0) WHEN k = 2 AND n % 10 = 3 THEN (1 = 1) END
        FROM s, (SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) turn
        """,
        """
        INSERT INTO talk_handovers (id, conversation_id, channel, language, queue, topic, urgency, urgency_reasons, queued_at, rank_at, taken_at, first_reply_at, ended_at, outcome, abandoned, transfers, paused_seconds, counsellor_id, counsellor_name, note)
        #numbers SELECT #id, #id, 'web', 'ko', 'general', #topic, 'Ordinary', '', #at(0), #at(0), CASE WHEN #waits OR #gaveup THEN NULL ELSE #at(15) END, CASE WHEN #waits OR #gaveup THEN NULL ELSE #at(25) END,
        CASE WHEN #waits OR #talks THEN NULL ELSE #at(300) END, CASE WHEN #waits OR #talks THEN 'Open' WHEN #gaveup THEN 'Left' ELSE 'Answered' END, #gaveup AND NOT (#waits), 0, 0,
        CASE WHEN #waits OR #gaveup THEN NULL ELSE #counsellor END, CASE WHEN #waits OR #gaveup THEN NULL ELSE #counsellor END, '' FROM s
        """,
        """
        INSERT INTO talk_reports (case_id, number, conversation_id, kind, words, plate, filed_at)
        #numbers SELECT #id, #number, #id, CASE WHEN n % 10 = 0 THEN 'illegal-parking' ELSE 'pothole' END, '', '', #at(120) FROM s WHERE n % 5 = 0
        """,
        """
        INSERT INTO cases (id, number, service_id, kind, title, severity, severity_rank, status, department, place_name, opened_at, due_at, closed_at, findings, version)
        #numbers SELECT #id, #number, 'seoul-talk', 'report', 'filler', 'Watch', 0, 'Closed', 'filler', CASE n % 15 WHEN 0 THEN '마포구 어느 길' WHEN 5 THEN '중구 어느 길' ELSE '어느 길' END, #at(120), #at(9999), #at(9999), '[]', 1
        FROM s WHERE n % 5 = 0
        """,
    ];

    private string Cursor => $"INSERT INTO contact_term_cursor (id, read_to, version) VALUES (1, {Moment($"{Microseconds(now)}")}, 1)";

    private string WordsOf(DateTimeOffset day) => $"""
        INSERT INTO contact_terms (day, part, word, talks)
        WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < {WordsEach})
        SELECT {Day(day)}, part, '낱말' || ((n * 7 + {day.DayOfYear} * 13 + part) % 6000), 1 + 600 / (n + 1)
        FROM s, (SELECT 0 AS part UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) quarter
        """;

    private string TotalsOf(DateTimeOffset day) => $"""
        INSERT INTO contact_term_totals (day, part, talks)
        SELECT {Day(day)}, part, {(int)(conversations / Year.TotalDays / 4) + 1} FROM (SELECT 0 AS part UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) quarter
        """;

    private string Day(DateTimeOffset at)
    {
        var day = at.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return _sqlite ? $"'{day}'" : $"DATE '{day}'";
    }

    private Task<int> RunAsync(string statement, CancellationToken cancellationToken)
    {
        var (start, step) = (Microseconds(now - Year), (long)(Year.TotalMicroseconds / conversations));
        var sql = statement
            .Replace("#numbers", $"WITH RECURSIVE s(n) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT n + 1 FROM s WHERE n < {conversations})", StringComparison.Ordinal)
            .Replace("#waits", $"(n > {conversations - _waiting})", StringComparison.Ordinal)
            .Replace("#talks", $"(n > {conversations - _waiting - _talking} AND n <= {conversations - _waiting})", StringComparison.Ordinal)
            .Replace("#gaveup", $"(n % 16 = 7 AND n <= {conversations - _waiting - _talking})", StringComparison.Ordinal)
            .Replace("#counsellor", "'counsellor-' || (n % 200)", StringComparison.Ordinal)
            .Replace("#number", "'B-' || n", StringComparison.Ordinal)
            .Replace("#topic", "CASE n % 10 WHEN 0 THEN 'report:illegal-parking' WHEN 1 THEN 'report:noise' WHEN 2 THEN 'guide:passport' WHEN 3 THEN 'guide:tax' WHEN 4 THEN 'guide:waste' WHEN 5 THEN 'report:illegal-parking' WHEN 6 THEN 'guide:resident' WHEN 7 THEN 'guide:welfare' ELSE 'other' END", StringComparison.Ordinal)
            .Replace("#id", _sqlite ? "printf('%08X-0000-7000-8000-%012X', n, n)" : "CAST(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid)", StringComparison.Ordinal);
        foreach (var seconds in new[] { 0, 15, 25, 60, 120, 300, 9999 })
        {
            sql = sql.Replace($"#at({seconds})", Moment($"{start} + n * {step} + {seconds}000000"), StringComparison.Ordinal);
        }

        return db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }

    private string Moment(string microseconds) => _sqlite ? $"({microseconds})" : $"to_timestamp(({microseconds}) / 1000000.0)";

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
