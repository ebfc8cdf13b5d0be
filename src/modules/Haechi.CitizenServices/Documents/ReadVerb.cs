using System.CommandLine;
using Haechi.Documents;
using Haechi.Platform.Modules;

namespace Haechi.CitizenServices.Documents;

/// <summary><c>documents read</c>: shows how files read.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, or folders with everything below them.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object a file and line: file, kind, title, blocks; or file, error." };
        var verb = new Command("read", "Show how documents read. Exit code 1 when a file was refused.") { files, json };
        verb.WithExamples("documents read notice.hwpx", "documents read forms/ --json");
        verb.SetAction((line, cancel) => Task.FromResult(Run(line, line.GetRequiredValue(files), line.GetValue(json), cancel)));
        return verb;
    }

    private static int Run(ParseResult line, string[] paths, bool json, CancellationToken cancel)
    {
        var reader = new DocumentReader();
        var refused = false;
        foreach (var file in paths.SelectMany(DocumentFiles.Below))
        {
            var reading = reader.Read(file, cancel);
            refused |= reading.Refusal is not null;
            if (json)
                line.InvocationConfiguration.Output.WriteLine(DocumentJson.Write(reading));
            else if (reading.Refusal is { } refusal)
                line.InvocationConfiguration.Error.WriteLine(DocumentsVerb.Tell(file, refusal));
            else
                Show(line.InvocationConfiguration.Output, reading);
        }

        return refused ? DocumentsVerb.SomeRefused : DocumentsVerb.Done;
    }

    private static void Show(TextWriter output, DocumentReading reading)
    {
        var document = reading.Document!;
        output.WriteLine($"== {reading.File}");
        output.WriteLine(document.Title);
        foreach (var warning in document.Warnings)
            output.WriteLine($"! {warning.What.For(System.Globalization.CultureInfo.CurrentUICulture.Name)}");
        output.WriteLine();
        foreach (var block in document.Blocks)
            output.WriteLine(Line(block));
        output.WriteLine();
    }

    private static string Line(Block block) => block switch
    {
        Heading heading => $"\n{new string('#', heading.Level)} {heading.Text}",
        ListItem item => $"{new string(' ', (item.Level - 1) * 2)}{(item.Marker.Length == 0 ? "- " : string.Empty)}{item.Text}",
        Footnote note => $"[{note.Mark}] {note.Text}",
        PageMargin margin => $"({margin.Text})",
        Table table => string.Join('\n', (table.Caption.Length == 0 ? table.RowTexts : table.RowTexts.Prepend(table.Caption)).Select(row => $"| {row}")),
        _ => block.Text,
    };
}
