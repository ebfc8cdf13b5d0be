using Haechi.Kernel.Cases;

namespace Haechi.Platform.Cases;

/// <summary>Carries out one kind of action after its decision is on disk. Called at least once: it must be idempotent on the action's id.</summary>
public interface IActionCarrier
{
    /// <summary>Kind of action, as in <see cref="ActionOrder.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Carries it out. An exception is retried with back-off; a failed result is final and shown on the case.</summary>
    Task<CarryResult> CarryAsync(Case subject, CaseAction action, CancellationToken cancellationToken);

    /// <summary>Takes it back. Only called for actions ordered as undoable.</summary>
    Task<CarryResult> UndoAsync(Case subject, CaseAction action, CancellationToken cancellationToken);
}

/// <summary>What came of an action.</summary>
/// <param name="Succeeded">Whether it was carried out.</param>
/// <param name="Outcome">One line for the timeline.</param>
public sealed record CarryResult(bool Succeeded, string Outcome);
