using System.CommandLine;
using Haechi.Host.Verbs;
using Haechi.Platform.Modules;

namespace Haechi.Host.Bench;

/// <summary><c>bench start</c>.</summary>
internal static class StartVerb
{
    public static Command Create()
    {
        var settle = BenchOptions.Number("--settle", "How long the host is left alone before its idle memory is read, in seconds.", 30, 0, 3600);
        var json = GlobalOptions.Json();
        var verb = new Command("start", "Start twice, the first time with the demo city: time until ready, idle memory, and the size of this build.") { settle, json };
        verb.WithExamples("bench start", "bench start --settle 120 --json");
        verb.SetAction(async (line, cancellationToken) =>
        {
            try
            {
                Write(line, await StartBench.RunAsync(TimeSpan.FromSeconds(line.GetValue(settle)), cancellationToken), line.GetValue(json));
                return 0;
            }
            catch (BenchException exception)
            {
                await System.Console.Error.WriteLineAsync(exception.Message);
                return 1;
            }
        });
        return verb;
    }

    private static void Write(ParseResult line, StartFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"""
            first start, with the demo city  {Line(figures.First)}
            second start                     {Line(figures.Second)}
            build                            {figures.BuildMb} MB in {figures.BuildFiles} files
            """);
    }

    private static string Line(OneStart start) => $"ready after {start.ReadySeconds} s, {start.ReadyMb} MB then, {start.IdleMb} MB idle, peak {start.PeakMb} MB";
}
