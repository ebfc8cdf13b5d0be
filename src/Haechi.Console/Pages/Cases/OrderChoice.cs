using Haechi.Kernel.Cases;
using Haechi.Platform.Modules;

namespace Haechi.Console.Pages.Cases;

/// <summary>An action on offer in a dialog: chosen or not, with the words to send.</summary>
public sealed class OrderChoice(CaseActionOption option, Case subject)
{
    /// <summary>What is offered.</summary>
    public CaseActionOption Option { get; } = option;

    /// <summary>Whom it reaches.</summary>
    public string Target { get; } = option.Target(subject);

    /// <summary>Ticked.</summary>
    public bool Chosen { get; set; }

    /// <summary>The proposal, edited by the person.</summary>
    public string Content { get; set; } = option.Content(subject);

    /// <summary>Ticked, but nothing to send.</summary>
    public bool Blank => Chosen && string.IsNullOrWhiteSpace(Content);

    /// <summary>The order it makes.</summary>
    public ActionOrder ToOrder() => new(Option.Kind, Target, Content.Trim(), Option.Undoable);
}
