namespace Haechi.Text.Entities;

/// <summary>Something that a post points to, and where it says so.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first character in the text as it was given (UTF-16).</param>
/// <param name="Length">Number of characters in the text as it was given; evasive signs inside count.</param>
/// <param name="Normal">The same for every spelling: digits only for a telephone, lower case for a name, host and path for an address.</param>
/// <param name="Channel">The messenger or the bank when the text names it, e.g. <c>telegram</c>, <c>신한</c>; else null.</param>
/// <param name="Confidence">From 0 to 1: how sure it is that this is one and that its normal form is right.</param>
public sealed record TextEntity(EntityKind Kind, int Start, int Length, string Normal, string? Channel, float Confidence)
{
    /// <summary>Index after its last character.</summary>
    public int End => Start + Length;
}
