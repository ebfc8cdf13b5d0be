namespace Haechi.Console.Pages.Cases;

/// <summary>What a person may do with the open case.</summary>
public enum CaseCommand
{
    /// <summary>Nothing is asked.</summary>
    None,
    Claim,
    Release,
    Confirm,
    Dismiss,
    Order,
    Undo,
    Note,
    Close,
    Reopen,
}

/// <summary>A decision as the dialog hands it over.</summary>
/// <param name="Reason">Why; may be blank, the case refuses it then.</param>
/// <param name="Orders">Actions that follow.</param>
public sealed record DecisionDraft(string Reason, IReadOnlyList<Haechi.Kernel.Cases.ActionOrder> Orders);
