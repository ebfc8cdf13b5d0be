namespace Haechi.Console.Components;

/// <summary>A value that people choose: in a filter, a select or a row of tabs.</summary>
/// <param name="Value">Value in the address; null stands for "all" and leaves the address.</param>
/// <param name="Text">What people read.</param>
/// <param name="Count">How many things it holds, if known.</param>
public sealed record Choice(string? Value, string Text, long? Count = null);
