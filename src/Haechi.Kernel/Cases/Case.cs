using System.Collections.Immutable;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Cases;

/// <summary>
/// Room 3. The unit of human work (사건·민원). Immutable: every transition returns a new case or a refusal,
/// and nothing outside can set a part of it. A case waits or is claimed exactly as long as a finding is undecided.
/// Transitions live beside it in <c>Case.Work.cs</c> and <c>Case.Acting.cs</c>.
/// </summary>
public sealed partial record Case
{
    internal Case()
    {
    }

    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; internal init; }

    /// <summary>Receipt number that people read and type (접수번호), e.g. <c>20261122-K7Q3M9</c>.</summary>
    public string Number { get; internal init; } = "";

    /// <summary>The service that it belongs to.</summary>
    public string ServiceId { get; internal init; } = "";

    /// <summary>Kebab-case kind, as the service names it.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>One line for the queue; masked where personal.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The gravest severity among its findings.</summary>
    public Severity Severity { get; internal init; }

    /// <summary>Organisation that must act (담당 부서).</summary>
    public string Department { get; internal init; } = "";

    /// <summary>What it belongs to outside, e.g. a conversation id.</summary>
    public string? Subject { get; internal init; }

    /// <summary>Key on which later findings join; see <see cref="Finding.JoinKey"/>.</summary>
    public string? JoinKey { get; internal init; }

    /// <summary>Where, when known.</summary>
    public Place? Place { get; internal init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset OpenedAt { get; internal init; }

    /// <summary>When an answer is due, UTC.</summary>
    public DateTimeOffset DueAt { get; internal init; }

    /// <summary>When it was closed, UTC; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; internal init; }

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; internal init; }

    /// <summary>Who has taken it; null when nobody has.</summary>
    public Actor? Assignee { get; internal init; }

    /// <summary>Findings that joined, in order of arrival.</summary>
    public ImmutableArray<Guid> Findings { get; internal init; } = [];

    /// <summary>Decisions, oldest first.</summary>
    public ImmutableArray<Decision> Decisions { get; internal init; } = [];

    /// <summary>Actions, oldest first.</summary>
    public ImmutableArray<CaseAction> Actions { get; internal init; } = [];

    /// <summary>What happened, oldest first.</summary>
    public ImmutableArray<CaseEvent> Timeline { get; internal init; } = [];

    /// <summary>Decisions that hold: those made since the case was last reopened. Earlier ones stay on record.</summary>
    public IEnumerable<Decision> InForce
    {
        get
        {
            var reopened = Timeline.LastOrDefault(e => e.Kind == CaseEventKind.Reopened)?.Sequence ?? 0;
            var since = Timeline.Where(e => e.Sequence > reopened && e.Kind == CaseEventKind.Decided).Select(e => e.Reference);
            return Decisions.Where(d => since.Contains(d.Id));
        }
    }

    /// <summary>Findings that no decision in force covers. A case with any of them cannot close.</summary>
    public IEnumerable<Guid> Undecided => Findings.Except(InForce.SelectMany(d => d.Findings));

    /// <summary>Opens a case on its first finding.</summary>
    /// <param name="opening">What the service says about the new case.</param>
    /// <param name="finding">The finding that opens it.</param>
    /// <param name="by">Who or what opens it.</param>
    /// <param name="at">UTC.</param>
    public static Case Open(CaseOpening opening, Finding finding, Actor by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(finding);
        var opened = new Case
        {
            Id = opening.Id,
            Number = opening.Number,
            ServiceId = finding.ServiceId,
            Kind = finding.Kind,
            Title = opening.Title,
            Severity = finding.Severity,
            Department = opening.Department,
            Subject = opening.Subject,
            JoinKey = finding.JoinKey,
            Place = finding.Place,
            OpenedAt = at,
            DueAt = opening.DueAt,
            Findings = [finding.Id],
        };
        return opened
            .Tell(at, by, CaseEventKind.Opened, opening.Title)
            .Tell(at, by, CaseEventKind.FindingJoined, finding.Kind, finding.Id);
    }

    private Case Tell(DateTimeOffset at, Actor by, CaseEventKind kind, string text, Guid? reference = null) =>
        this with { Timeline = Timeline.Add(new CaseEvent(Timeline.Length + 1, at, by, kind, text, reference)) };
}

/// <summary>What a service says when it opens a case.</summary>
/// <param name="Id">Version 7 UUID for the new case.</param>
/// <param name="Number">Receipt number; unique.</param>
/// <param name="Title">One line, masked where personal.</param>
/// <param name="Department">Organisation that must act.</param>
/// <param name="DueAt">When an answer is due, UTC.</param>
/// <param name="Subject">What it belongs to outside, e.g. a conversation id.</param>
public sealed record CaseOpening(Guid Id, string Number, string Title, string Department, DateTimeOffset DueAt, string? Subject = null);
