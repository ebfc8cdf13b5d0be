using System.CommandLine;
using System.Text.Json;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Text;

namespace Haechi.OnlineSafety.Text;

/// <summary><c>text classify</c>: one line of text in, one line of JSON out.</summary>
internal static class ClassifyVerb
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "A model that 'text train' wrote.", HelpName = "M", Required = true };
        var verb = new Command("classify", "Judge each line of standard input: {\"label\",\"scores\",\"spans\"}, one JSON line each; spans count UTF-16 units of the line.") { model };
        verb.WithExamples("text classify --model trade.model < posts.txt");
        verb.SetAction((line, cancel) => RunAsync(line.GetValue(model)!, new StreamReader(System.Console.OpenStandardInput()), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error, cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string path, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        Func<string, string> judge;
        try
        {
            judge = TradeFiles.Read(path) is { } trade ? text => TradeFiles.Line(trade, text) : LineOf(ModelFile.Read(path).Model);
        }
        catch (Exception exception) when (exception is ModelFileException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(exception.Message);
            return 2;
        }

        while (await input.ReadLineAsync(cancellationToken) is { } text)
        {
            await output.WriteLineAsync(judge(text));
        }

        return 0;
    }

    private static Func<string, string> LineOf(TextClassifier model)
    {
        var reading = model.Read();
        return text =>
        {
            var judged = reading.Judge(text);
            var scores = model.Labels.Zip(judged.Scores).ToDictionary(pair => pair.First.Label, pair => MathF.Round(pair.Second, 4));
            return JsonSerializer.Serialize(new { label = judged.Label, scores, spans = judged.Spans }, TradeFiles.Json);
        };
    }
}
