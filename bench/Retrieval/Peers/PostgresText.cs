using Npgsql;

namespace Haechi.Retrieval.Bench.Peers;

/// <summary>PostgreSQL full text with the configuration "simple" (it has none for Korean): any word may match, titles weigh more.</summary>
internal sealed class PostgresText(string connection) : IPeer
{
    private NpgsqlDataSource? _source;

    public string Name => "PostgreSQL full text";

    public long Bytes => (long)Scalar("SELECT pg_total_relation_size('d')");

    public void Index(IReadOnlyList<TextDocument> documents)
    {
        _source ??= NpgsqlDataSource.Create(connection);
        Scalar("DROP TABLE IF EXISTS d; CREATE TABLE d (id text, title text, body text, words tsvector); SELECT 1");
        using var open = _source.OpenConnection();
        using (var copy = open.BeginBinaryImport("COPY d (id, title, body) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var document in documents)
                copy.WriteRow(document.Id, document.Title, document.Text);
            copy.Complete();
        }
        Scalar("UPDATE d SET words = setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D'); CREATE INDEX ON d USING gin(words); ANALYZE d; SELECT 1");
    }

    public (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top)
    {
        var words = new string([.. query.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (words.Count == 0)
            return ([], 0);
        using var command = _source!.CreateCommand("SELECT id, ts_rank(words, q, 1) FROM d, to_tsquery('simple', $1) q WHERE words @@ q ORDER BY 2 DESC, id LIMIT $2");
        command.Parameters.AddWithValue(string.Join(" | ", words));
        command.Parameters.AddWithValue(top);
        using var rows = command.ExecuteReader();
        var (ids, best) = (new List<string>(), 0.0);
        while (rows.Read())
        {
            best = ids.Count == 0 ? rows.GetFloat(1) : best;
            ids.Add(rows.GetString(0));
        }
        return (ids, best);
    }

    public void Dispose() => _source?.Dispose();

    private object Scalar(string sql)
    {
        using var command = _source!.CreateCommand(sql);
        return command.ExecuteScalar()!;
    }
}
