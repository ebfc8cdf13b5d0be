using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Haechi.Hashing.Search;
using Haechi.Platform.Modules;

namespace Haechi.OnlineSafety.Hashing;

/// <summary><c>hash match</c>: which hashes of a bank lie close to which queries.</summary>
internal static class MatchVerb
{
    private const int Unusable = 2;
    private const int MaxDistance = 256;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static Command Create(TimeProvider time)
    {
        var banks = new Option<string[]>("--bank") { Description = $"The hashes that are sought: a list (a line is {HashLine.Forms}) or a folder that 'hash bank' keeps. May be named several times.", Required = true, HelpName = "FILE|FOLDER" };
        var queries = new Option<string>("--queries") { Description = "List of the hashes to look up, in the same form; - for standard input.", Required = true, HelpName = "FILE" };
        var distance = new Option<int>("--distance") { Description = "Bits by which a match may differ, 0 to 256. Default: 31, as the authors of PDQ propose.", DefaultValueFactory = _ => HashIndex.SameDistance };
        var dihedral = new Option<bool>("--dihedral") { Description = "Look for turned and mirrored pictures too: all eight orientations of a query." };
        var strict = new Option<bool>("--strict") { Description = "Exit code 1 when a line was no hash. Default: it is told, counted and passed over." };
        var verb = new Command("match", "Find the hashes of a bank that lie close to each query: a JSON line for each hit, nearest first, and a closing line. Exit code 2 when a file has no hash at all or cannot be read.")
        {
            banks, queries, distance, dihedral, strict,
        };
        verb.WithExamples("hash match --bank bank.txt --queries found.txt", "hash match --bank bank.txt --queries found.txt --distance 20 --dihedral", "hash match --bank known --bank partner.txt --queries found.txt");
        verb.SetAction(async (line, stop) =>
        {
            if (line.GetValue(distance) is < 0 or > MaxDistance)
                return Refuse(line, $"--distance {line.GetValue(distance)} does not exist: two hashes differ in 0 to {MaxDistance} bits.");
            try
            {
                using var run = await MatchRun.OpenAsync(line.GetRequiredValue(banks), line.GetRequiredValue(queries), line.InvocationConfiguration.Error, time, stop);
                if (run.Lacking is { } list)
                    return Refuse(line, $"{list}: no hash in it. A line is {HashLine.Forms}.");
                run.Run(line.InvocationConfiguration.Output, line.GetValue(distance), line.GetValue(dihedral), stop);
                return line.GetValue(strict) && run.Faults > 0 ? 1 : 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return Refuse(line, $"{failure.Message} Name text files with hashes, or folders that 'hash bank' keeps.");
            }
        });
        return verb;
    }

    private static int Refuse(ParseResult line, string why)
    {
        line.InvocationConfiguration.Error.WriteLine(why);
        return Unusable;
    }
}
