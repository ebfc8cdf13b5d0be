using Microsoft.Data.Sqlite;

namespace Haechi.Retrieval.Bench.Peers;

/// <summary>SQLite FTS5 with its trigram tokenizer and bm25(); any trigram of the question may match, titles weigh double.</summary>
internal sealed class SqliteTrigram(string file) : IPeer
{
    private readonly SqliteConnection _connection = Open(file);

    public string Name => "SQLite FTS5 trigram";

    public long Bytes => new FileInfo(file).Length;

    public void Index(IReadOnlyList<TextDocument> documents)
    {
        Run("DROP TABLE IF EXISTS d; CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, text, tokenize = 'trigram');");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO d VALUES ($id, $title, $text)";
        var values = new[] { "$id", "$title", "$text" }.Select(n => insert.Parameters.Add(n, SqliteType.Text)).ToArray();
        foreach (var document in documents)
        {
            (values[0].Value, values[1].Value, values[2].Value) = (document.Id, document.Title, document.Text);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    public (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top)
    {
        var clean = new string([.. query.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        var grams = Enumerable.Range(0, Math.Max(0, clean.Length - 2)).Select(i => clean.Substring(i, 3)).Where(g => g.Trim().Length > 1).Distinct().ToList();
        if (grams.Count == 0)
            return ([], 0);
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT id, bm25(d, 0, 2, 1) FROM d WHERE d MATCH $query ORDER BY 2 LIMIT $top";
        select.Parameters.AddWithValue("$query", string.Join(" OR ", grams.Select(g => $"\"{g}\"")));
        select.Parameters.AddWithValue("$top", top);
        using var rows = select.ExecuteReader();
        var (ids, best) = (new List<string>(), 0.0);
        while (rows.Read())
        {
            best = ids.Count == 0 ? -rows.GetDouble(1) : best;
            ids.Add(rows.GetString(0));
        }
        return (ids, best);
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
