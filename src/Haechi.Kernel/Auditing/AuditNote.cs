using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Auditing;

/// <summary>Room 6, before it is written: who did what to which thing.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Act">Dotted verb, e.g. <c>case.decided</c>, <c>personal-data.read</c>.</param>
/// <param name="SubjectKind">What sort of thing, e.g. <c>case</c>.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="ServiceId">The service concerned; null for the platform itself.</param>
/// <param name="Detail">JSON object without personal data.</param>
public sealed record AuditNote(Actor Actor, string Act, string SubjectKind, string SubjectId, string? ServiceId = null, string Detail = "{}");

/// <summary>One row of the trail as it is stored.</summary>
/// <param name="Sequence">1, 2, 3 … without a gap.</param>
/// <param name="At">UTC, microsecond precision.</param>
/// <param name="Note">What it tells.</param>
/// <param name="PreviousHash">Hash of the row before; 64 zeros for the first.</param>
/// <param name="Hash">Hash over this row and <paramref name="PreviousHash"/>.</param>
public sealed record AuditRecord(long Sequence, DateTimeOffset At, AuditNote Note, string PreviousHash, string Hash);

/// <summary>Where the trail ends, kept apart from its rows so that a cut tail shows.</summary>
/// <param name="Sequence">Last sequence; 0 for an empty trail.</param>
/// <param name="Hash">Last hash.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>The head of an empty trail.</summary>
    public static AuditHead Empty { get; } = new(0, new string('0', 64));
}
