using System.CommandLine;
using System.Globalization;
using Haechi.Platform.Modules;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Search;

/// <summary><c>search index</c>: makes an index folder of a corpus.</summary>
internal static class IndexVerb
{
    public static Command Create(TimeProvider time)
    {
        var corpus = new Option<string>("--corpus")
        {
            Description = "Documents, one JSON object a line: id, title, text; optional source, date, owner, validFrom, validUntil.",
            HelpName = "FILE", Required = true,
        };
        var folder = new Option<string>("--out") { Description = "Folder of the index. An index in it is replaced at the end, in one step.", HelpName = "DIR", Required = true };
        var verb = new Command("index", "Make an index of a corpus. Exit code 1 when lines were skipped, 2 when nothing could be done.") { corpus, folder };
        verb.WithExamples("search index --corpus corpus.jsonl --out corpus.index");
        verb.SetAction(line => Run(line, line.GetRequiredValue(corpus), line.GetRequiredValue(folder), time));
        return verb;
    }

    private static int Run(ParseResult line, string corpus, string folder, TimeProvider time)
    {
        if (!File.Exists(corpus))
            return line.Refuse($"There is no file {corpus}.");
        var started = time.GetTimestamp();
        var faults = new List<LineFault>();
        try
        {
            using var writer = IndexWriter.Create(folder);
            using var stream = File.OpenRead(corpus);
            var reader = new CorpusLines();
            foreach (var read in JsonLines.Read(stream))
            {
                var (document, fault) = reader.Read(read);
                if (document is null)
                    faults.Add(new LineFault(read.Number, fault!));
                else
                    writer.Put(document);
            }
            writer.Commit();
            var seconds = time.GetElapsedTime(started).TotalSeconds;
            line.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{writer.Count} documents in {seconds:F1} s, {faults.Count} lines skipped"));
            return line.Report(corpus, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return line.Refuse(e.Message);
        }
    }
}
