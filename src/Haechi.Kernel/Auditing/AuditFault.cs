namespace Haechi.Kernel.Auditing;

/// <summary>What is wrong with the trail.</summary>
public enum AuditFaultKind
{
    /// <summary>The row's content does not match its hash.</summary>
    Altered,

    /// <summary>Rows that were there are gone.</summary>
    Removed,

    /// <summary>A row stands where none was written.</summary>
    Inserted,

    /// <summary>The row is genuine but was written under another number.</summary>
    Renumbered,

    /// <summary>The rows are whole, but the head that is kept apart tells of another last row.</summary>
    Head,
}

/// <summary>One fault of the trail; neighbouring rows with the same fault are told together.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">First row concerned: the number it carries, or carried when it is gone.</param>
/// <param name="LastSequence">Last row concerned; the same for a single row.</param>
/// <param name="Was">For <see cref="AuditFaultKind.Renumbered"/>: the number under which the first row was written.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence, long LastSequence, long? Was = null)
{
    internal bool Touches(long from, long to) => Sequence <= to && from <= LastSequence;
}
