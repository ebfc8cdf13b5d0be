using System.CommandLine;

namespace Haechi.CitizenServices.Search;

/// <summary><c>search</c>: the retrieval engine on files of JSON lines, without a server.</summary>
internal static class SearchVerb
{
    /// <summary>Everything was read.</summary>
    public const int Done = 0;

    /// <summary>Some lines were skipped; the rest was done.</summary>
    public const int SomeSkipped = 1;

    /// <summary>A file or folder cannot be used; nothing was done.</summary>
    public const int Unusable = 2;

    private const int MostFaultsTold = 100;

    public static Command Create(TimeProvider time) => new("search", "Index a corpus and search it.")
    {
        IndexVerb.Create(time),
        QueryVerb.Create(time),
    };

    /// <summary>Tells the skipped lines on the error output and gives the exit code.</summary>
    public static int Report(this ParseResult line, string file, IReadOnlyList<LineFault> faults)
    {
        var error = line.InvocationConfiguration.Error;
        foreach (var fault in faults.Take(MostFaultsTold))
            error.WriteLine($"{file}:{fault.Line}: skipped, {fault.Reason}");
        if (faults.Count > MostFaultsTold)
            error.WriteLine($"{file}: and {faults.Count - MostFaultsTold} lines more");
        return faults.Count > 0 ? SomeSkipped : Done;
    }

    public static int Refuse(this ParseResult line, string reason)
    {
        line.InvocationConfiguration.Error.WriteLine(reason);
        return Unusable;
    }
}
