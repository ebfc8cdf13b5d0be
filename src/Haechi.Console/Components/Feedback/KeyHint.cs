namespace Haechi.Console.Components;

/// <summary>A key and what it does, for the help overlay.</summary>
/// <param name="Keys">As printed on the key; alternatives are parted by <c> / </c>.</param>
/// <param name="Does">What it does.</param>
public sealed record KeyHint(string Keys, string Does)
{
    /// <summary>The alternatives one by one. A lone slash is a key itself.</summary>
    public IReadOnlyList<string> Alternatives => Keys.Split(" / ", StringSplitOptions.RemoveEmptyEntries);
}
