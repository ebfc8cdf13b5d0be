using System.CommandLine;
using System.Globalization;
using Haechi.Documents;
using Haechi.Platform.Modules;

namespace Haechi.CitizenServices.Documents;

/// <summary><c>documents corpus</c>: makes of a folder what <c>search index</c> takes.</summary>
internal static class CorpusVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder with documents, or one document." };
        var output = new Option<string>("--out") { Description = "Corpus to write, one passage a line: id, title, text, source, date. It appears when it is complete.", HelpName = "FILE", Required = true };
        var verb = new Command("corpus", "Split documents into passages for 'search index'. Exit code 1 when a file was refused, 2 when nothing could be done.") { folder, output };
        verb.WithExamples("documents corpus guides/ --out corpus.jsonl");
        verb.SetAction((line, cancel) => RunAsync(line, line.GetRequiredValue(folder), line.GetRequiredValue(output), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult line, string folder, string output, CancellationToken cancel)
    {
        var error = line.InvocationConfiguration.Error;
        if (!Path.Exists(folder))
        {
            await error.WriteLineAsync($"There is no folder {folder}.");
            return DocumentsVerb.Unusable;
        }

        var part = output + ".part";
        try
        {
            var (files, passages, refused) = await WriteAsync(folder, part, Path.GetFullPath(output), error, cancel);
            File.Move(part, output, overwrite: true);
            await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{passages} passages from {files} files, {refused} refused"));
            return refused > 0 ? DocumentsVerb.SomeRefused : DocumentsVerb.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return DocumentsVerb.Unusable;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<(int Files, long Passages, int Refused)> WriteAsync(string folder, string part, string output, TextWriter error, CancellationToken cancel)
    {
        var reader = new DocumentReader();
        var (files, passages, refused) = (0, 0L, 0);
        await using var writer = new StreamWriter(part);
        foreach (var file in DocumentFiles.Below(folder).Where(f => Path.GetFullPath(f) != output && Path.GetFullPath(f) != output + ".part"))
        {
            var name = Directory.Exists(folder) ? Path.GetRelativePath(folder, file).Replace('\\', '/') : Path.GetFileName(file);
            DocumentRefusal? refusal = null;
            foreach (var passage in reader.Passages(file, name, r => refusal = r, cancel))
            {
                await writer.WriteLineAsync(DocumentJson.Write(passage).AsMemory(), cancel);
                passages++;
            }

            files += refusal is null ? 1 : 0;
            refused += refusal is null ? 0 : 1;
            if (refusal is not null)
                await error.WriteLineAsync(DocumentsVerb.Tell(file, refusal));
        }

        return (files, passages, refused);
    }
}
