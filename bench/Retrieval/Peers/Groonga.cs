using System.Diagnostics;
using System.Text.Json;

namespace Haechi.Retrieval.Bench.Peers;

/// <summary>Groonga with its bigram tokenizer and TF-IDF scorer, asked over a pipe; any pair of characters may match (whole words, as its
/// query language would have them, do far worse), titles weigh double.</summary>
internal sealed class Groonga : IPeer
{
    private readonly Process _process;
    private readonly string _folder;

    public Groonga(string folder)
    {
        _folder = folder;
        _process = Process.Start(new ProcessStartInfo("groonga", ["-n", Path.Combine(folder, "groonga.db")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false), StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        Ask("table_create d TABLE_HASH_KEY ShortText");
        Ask("column_create d title COLUMN_SCALAR ShortText");
        Ask("column_create d body COLUMN_SCALAR Text");
        Ask("table_create t TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto");
        Ask("column_create t title COLUMN_INDEX|WITH_POSITION d title");
        Ask("column_create t body COLUMN_INDEX|WITH_POSITION d body");
    }

    /// <summary>Why it cannot take part; null when it can.</summary>
    public static string? Missing =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "groonga")))
            ? null : "Groonga is not installed (Debian: apt-get install groonga)";

    public string Name => "Groonga bigram TF-IDF";

    public long Bytes => new DirectoryInfo(_folder).EnumerateFiles().Sum(f => f.Length);

    public void Index(IReadOnlyList<TextDocument> documents)
    {
        Ask("truncate d");
        foreach (var part in documents.Chunk(500))
        {
            var rows = JsonSerializer.Serialize(part.Select(d => new { _key = d.Id, title = d.Title, body = d.Text.Replace('\n', ' ') }));
            Ask($"load --table d --values {Quoted(rows)}");
        }
    }

    public (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top)
    {
        var words = new string([.. query.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(w => w.Length <= 2 || w[0] < 'ᄀ' ? [w] : Enumerable.Range(0, w.Length - 1).Select(i => w.Substring(i, 2))).Distinct().ToList();
        if (words.Count == 0)
            return ([], 0);
        var answer = Ask($"select d --match_columns {Quoted("scorer_tf_idf(title) * 2 || scorer_tf_idf(body)")} --query {Quoted(string.Join(" OR ", words))} " +
            $"--output_columns _key,_score --sort_keys -_score --limit {top}");
        var rows = answer[1][0].EnumerateArray().Skip(2).ToList();
        return ([.. rows.Select(r => r[0].GetString()!)], rows.Count > 0 ? rows[0][1].GetDouble() : 0);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private JsonElement Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Groonga ended.");
        var answer = JsonDocument.Parse(line).RootElement;
        return answer.ValueKind == JsonValueKind.Array && answer[0].ValueKind == JsonValueKind.Array && answer[0][0].GetInt32() != 0
            ? throw new InvalidOperationException($"Groonga: {answer[0]}") : answer;
    }
}
