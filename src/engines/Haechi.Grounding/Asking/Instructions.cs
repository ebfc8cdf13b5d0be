using System.Text.RegularExpressions;
using Haechi.Grounding.Checking;

namespace Haechi.Grounding.Asking;

/// <summary>
/// Takes sentences out of a passage that speak to the model instead of the reader. It is the outer of two guards: what
/// slips through still has to be supported, so an order in a document can at most make the model say what the document says.
/// </summary>
internal static partial class Instructions
{
    /// <summary>The passage without such sentences; the same object where there are none.</summary>
    public static Passage TakenOut(Passage passage)
    {
        if (!Order().IsMatch(passage.Text) && !Order().IsMatch(passage.Title))
            return passage;
        var kept = Pieces.Of(passage.Text).Where(piece => !Order().IsMatch(piece));
        return passage with { Title = Order().IsMatch(passage.Title) ? "" : passage.Title, Text = string.Join('\n', kept) };
    }

    [GeneratedRegex(
        @"(?:이전|위의?|앞선?의?|지금까지의?|모든)\s*(?:모든\s*)?(?:지시|명령|규칙|지침|프롬프트)\S*\s*(?:\S+\s+){0,2}(?:무시|잊|따르지)"
        + @"|시스템\s*(?:프롬프트|메시지)|(?:너는|당신은|넌)\s*(?:이제|지금부터)|지금부터\s*(?:너는|당신은)"
        + @"|(?:ignore|disregard|forget)\s+(?:\w+\s+){0,3}(?:instruction|prompt|rule)|system\s*prompt|you\s+are\s+now\b"
        + @"|<\|[^|>]*\|>|\[/?INST\]|^\s*(?:system|assistant)\s*:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Order();
}
