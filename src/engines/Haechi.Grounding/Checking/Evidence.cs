using System.Text.RegularExpressions;

namespace Haechi.Grounding.Checking;

/// <summary>A sentence or row of a passage with what it says.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Squeezed">Without spaces, with the title before it.</param>
/// <param name="Numbers">Values of its numbers and those of the title.</param>
internal sealed record Evidence(string Text, string Squeezed, IReadOnlySet<string> Numbers)
{
    /// <summary>The sentences and rows of a passage, each as it would support a claim.</summary>
    public static IReadOnlyList<Evidence> Of(Passage passage) =>
        [.. Pieces.Of(passage.Text).Select(piece => new Evidence(
            piece, Words.Squeeze($"{passage.Title} {piece}"), Checking.Numbers.Of($"{passage.Title} {piece}").ToHashSet(StringComparer.Ordinal)))];

    /// <summary>This and the next one as one: an answer may join two neighbours.</summary>
    public Evidence With(Evidence next) =>
        new(Text + " " + next.Text, Squeezed + next.Squeezed, Numbers.Union(next.Numbers).ToHashSet(StringComparer.Ordinal));
}

/// <summary>Cuts text at line ends and at the end of sentences; "1." at the beginning of a point is no end.</summary>
internal static partial class Pieces
{
    public static IReadOnlyList<string> Of(string text) =>
        [.. Cut().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0)];

    [GeneratedRegex(@"\n|(?<=[.!?。])(?<!(?:^|\s)\d{1,2}\.)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Cut();
}
