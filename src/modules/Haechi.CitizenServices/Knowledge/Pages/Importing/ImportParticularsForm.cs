using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Importing.Lists;
using Haechi.Kernel.Rooms;

namespace Haechi.CitizenServices.Knowledge.Pages.Importing;

/// <summary>What is said once for everything that is imported together, as it stands in the fields.</summary>
internal sealed class ImportParticularsForm
{
    public string Source { get; set; } = "";
    public string Owner { get; set; } = "";
    public DateOnly? ValidUntil { get; set; }

    /// <summary>Off unless the editor says so: nobody's mistyped file answers citizens.</summary>
    public bool Publish { get; set; }

    public static ImportParticularsForm Of(ListDraft draft) =>
        new() { Source = draft.Source, Owner = draft.Owner, ValidUntil = draft.ValidUntil, Publish = draft.Publish };

    public ImportOrder ToOrder(string collection, Actor by) => new(collection, Source.Trim(), Owner.Trim(), ValidUntil, by) { Publish = Publish };
}
