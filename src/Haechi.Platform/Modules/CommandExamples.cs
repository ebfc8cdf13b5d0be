using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Haechi.Platform.Modules;

/// <summary>Examples that <c>--help</c> prints below the options of a verb.</summary>
public static class CommandExamples
{
    private static readonly ConditionalWeakTable<Command, IReadOnlyList<string>> Known = [];

    /// <summary>Adds lines that a person can paste, without the leading <c>./haechi</c>.</summary>
    public static TCommand WithExamples<TCommand>(this TCommand command, params string[] lines)
        where TCommand : Command
    {
        Known.AddOrUpdate(command, lines);
        return command;
    }

    /// <summary>The examples of a verb; empty when it has none.</summary>
    public static IReadOnlyList<string> Of(Command command) => Known.TryGetValue(command, out var lines) ? lines : [];
}
