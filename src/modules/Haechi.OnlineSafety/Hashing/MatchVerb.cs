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
        var bank = new Option<string>("--bank") { Description = $"List of the hashes that are sought: a line is {HashLine.Forms}.", Required = true, HelpName = "FILE" };
        var queries = new Option<string>("--queries") { Description = "List of the hashes to look up, in the same form; - for standard input.", Required = true, HelpName = "FILE" };
        var distance = new Option<int>("--distance") { Description = "Bits by which a match may differ, 0 to 256. Default: 31, as the authors of PDQ propose.", DefaultValueFactory = _ => HashIndex.SameDistance };
        var dihedral = new Option<bool>("--dihedral") { Description = "Look for turned and mirrored pictures too: all eight orientations of a query." };
        var strict = new Option<bool>("--strict") { Description = "Exit code 1 when a line was no hash. Default: it is told, counted and passed over." };
        var verb = new Command("match", "Find the hashes of a bank that lie close to each query: a JSON line for each hit, nearest first, and a closing line. Exit code 2 when a file has no hash at all or cannot be read.")
        {
            bank, queries, distance, dihedral, strict,
        };
        verb.WithExamples("hash match --bank bank.txt --queries found.txt", "hash match --bank bank.txt --queries found.txt --distance 20 --dihedral");
        verb.SetAction(async (line, stop) =>
        {
            if (line.GetValue(distance) is < 0 or > MaxDistance)
                return Refuse(line, $"--distance {line.GetValue(distance)} does not exist: two hashes differ in 0 to {MaxDistance} bits.");
            try
            {
                var error = line.InvocationConfiguration.Error;
                var run = new MatchRun(
                    await HashList.ReadAsync(line.GetRequiredValue(bank), error, stop),
                    await HashList.ReadAsync(line.GetRequiredValue(queries), error, stop),
                    line.GetValue(distance), line.GetValue(dihedral));
                if (run.Lacking is { } list)
                    return Refuse(line, $"{list.Path}: no hash in it. A line is {HashLine.Forms}.");
                run.Run(line.InvocationConfiguration.Output, time, stop);
                return line.GetValue(strict) && run.Faults > 0 ? 1 : 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Refuse(line, $"{failure.Message} Name a text file with hashes.");
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
