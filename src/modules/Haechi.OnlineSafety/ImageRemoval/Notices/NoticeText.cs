namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>Whose law a notice names.</summary>
internal enum Jurisdiction
{
    /// <summary>None in particular: the site's own terms and the person's consent are named.</summary>
    Other,

    /// <summary>Korea.</summary>
    Kr,

    /// <summary>United States.</summary>
    Us,

    /// <summary>European Union.</summary>
    Eu,

    /// <summary>Japan.</summary>
    Jp,

    /// <summary>China.</summary>
    Cn,

    /// <summary>Russia.</summary>
    Ru,
}

/// <summary>
/// The words of a takedown notice in one language. They were written for this product and need review by a lawyer and a
/// native speaker before they are used; the desk says so beside every draft.
/// </summary>
internal sealed record NoticeText
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Subject; {0} is the reference number.</summary>
    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    /// <summary>Who writes; {0} is the organisation.</summary>
    public required string Who { get; init; }

    /// <summary>What is asked for.</summary>
    public required string Ask { get; init; }

    /// <summary>Above the addresses.</summary>
    public required string Addresses { get; init; }

    /// <summary>Above the legal basis.</summary>
    public required string Basis { get; init; }

    /// <summary>The legal basis by jurisdiction.</summary>
    public required IReadOnlyDictionary<Jurisdiction, string> Bases { get; init; }

    /// <summary>Asks to keep the person's privacy.</summary>
    public required string Privacy { get; init; }

    /// <summary>Asks for an answer; {0} is the reference number.</summary>
    public required string Answer { get; init; }

    public required string Closing { get; init; }

    /// <summary>First line of a reminder; {0} is the day of the first notice (yyyy-MM-dd).</summary>
    public required string Reminder { get; init; }
}
