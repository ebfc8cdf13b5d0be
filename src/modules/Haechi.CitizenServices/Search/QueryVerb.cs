using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Haechi.Platform.Modules;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Search;

/// <summary><c>search query</c>: answers a file of queries with JSON lines.</summary>
internal static class QueryVerb
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record HitLine(string Id, double Score, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Snippet);

    /// <summary>How each query is answered.</summary>
    private sealed record Manner(int Top, SearchFilter? Filter, bool Snippets);

    private sealed record AnswerLine(string Id, IReadOnlyList<HitLine> Hits, double Confidence, double Ms);

    public static Command Create(TimeProvider time)
    {
        var index = new Option<string>("--index") { Description = "Folder of the index.", HelpName = "DIR", Required = true };
        var queries = new Option<string>("--queries") { Description = "Queries, one JSON object a line: id, query.", HelpName = "FILE", Required = true };
        var top = new Option<int>("--top") { Description = "Most hits a query, from 1 to 1000. Default: 10", DefaultValueFactory = _ => 10 };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
                result.AddError("--top takes a number from 1 to 1000.");
        });
        var synonyms = new Option<string?>("--synonyms") { Description = "Words to look for too, a group a line: 목욕탕 => 공중위생업. Default: none", HelpName = "FILE" };
        var snippets = new Option<bool>("--snippets") { Description = "Give the sentence or table row that answers with each hit. Default: no" };
        var filter = new FilterOptions();
        var verb = new Command("query", "Search an index; each query gives one JSON line. Exit code 1 when lines were skipped, 2 when nothing could be done.")
        {
            index, queries, top, synonyms, snippets,
        };
        filter.AddTo(verb);
        verb.WithExamples("search query --index corpus.index --queries queries.jsonl --top 10", "search query --index corpus.index --queries queries.jsonl --synonyms words.txt",
            "search query --index corpus.index --queries queries.jsonl --snippets --owner 민원과 --valid-on 2026-11-22");
        verb.SetAction(line => Run(
            line, line.GetRequiredValue(index), line.GetRequiredValue(queries), line.GetValue(synonyms),
            new Manner(line.GetValue(top), filter.Read(line), line.GetValue(snippets)), time));
        return verb;
    }

    private static int Run(ParseResult line, string folder, string queries, string? synonyms, Manner manner, TimeProvider time)
    {
        if (new[] { queries, synonyms }.FirstOrDefault(f => f is not null && !File.Exists(f)) is { } missing)
            return line.Refuse($"There is no file {missing}.");
        var faults = new List<LineFault>();
        try
        {
            using var index = SearchIndex.Open(folder);
            index.Synonyms = synonyms is null ? null : Synonyms.Read(File.ReadLines(synonyms));
            using var stream = File.OpenRead(queries);
            foreach (var read in JsonLines.Read(stream))
            {
                var fault = read.Fault ?? Answer(line, index, read.Object!.Value, manner, time);
                if (fault is not null)
                    faults.Add(new LineFault(read.Number, fault));
            }
            return line.Report(queries, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return line.Refuse(e.Message);
        }
    }

    private static string? Answer(ParseResult line, SearchIndex index, JsonElement json, Manner manner, TimeProvider time)
    {
        if (json.Text("id") is not { Length: > 0 } id)
            return "no id";
        if (json.Text("query") is not { } query)
            return $"no query (id {id})";
        var started = time.GetTimestamp();
        var found = index.Search(query, manner.Top, manner.Filter);
        var spent = time.GetElapsedTime(started).TotalMilliseconds;
        var hits = found.Hits.Select(h => new HitLine(h.Id, Math.Round(h.Score, 5), manner.Snippets ? index.Snippet(h.Id, query)?.Text : null));
        line.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(
            new AnswerLine(id, [.. hits], Math.Round(found.Confidence, 4), Math.Round(spent, 3)),
            Compact));
        return null;
    }
}
