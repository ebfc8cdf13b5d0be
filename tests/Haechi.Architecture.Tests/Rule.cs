using System.Runtime.CompilerServices;

namespace Haechi.Architecture.Tests;

/// <summary>Asserts that a rule is broken by nothing but its written exceptions.</summary>
internal static class Rule
{
    /// <param name="violations">Everything that breaks the rule, named so that a reader finds it.</param>
    /// <param name="mend">What to do about one.</param>
    /// <param name="rule">Name of the calling test.</param>
    public static void Holds(IEnumerable<string> violations, string mend, [CallerMemberName] string rule = "")
    {
        var found = violations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var excused = Exceptions.All.Where(e => e.Rule == rule).Select(e => e.Subject).ToList();

        found.Except(excused).ShouldBeEmpty($"{rule}: {mend}");
        excused.Except(found).ShouldBeEmpty($"{rule}: these exceptions are no longer needed; take them out of Exceptions.cs.");
    }
}
