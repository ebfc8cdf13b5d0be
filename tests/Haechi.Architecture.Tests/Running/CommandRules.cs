using System.CommandLine;
using Haechi.Host.Composition;
using Haechi.Host.Verbs;

namespace Haechi.Architecture.Tests.Running;

/// <summary>One command line that explains itself.</summary>
public class CommandRules
{
    private static readonly IReadOnlyList<Command> All = [.. Below(CommandLine.Create(House.Modules, () => new StartSettings()))];

    [Fact]
    public void Every_verb_option_and_argument_says_what_it_is() => Rule.Holds(
        All.SelectMany(c => c.Options.Cast<Symbol>().Concat(c.Arguments).Append(c).Where(s => !s.Hidden && string.IsNullOrWhiteSpace(s.Description)).Select(s => $"{c.Name}: {s.Name}")),
        "Give it a description.");

    [Fact]
    public void Verbs_are_lower_case_words_and_unique()
    {
        All.Skip(1).ShouldAllBe(c => System.Text.RegularExpressions.Regex.IsMatch(c.Name, "^[a-z]+(-[a-z]+)*$"));
        All[0].Subcommands.Select(c => c.Name).ShouldBeUnique();
    }

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Prepend(command);
}
