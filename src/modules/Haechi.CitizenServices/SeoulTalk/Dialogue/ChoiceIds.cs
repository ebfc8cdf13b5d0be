namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>A button under a reply.</summary>
/// <param name="Id">Comes back as <see cref="CitizenChoice"/>.</param>
/// <param name="Label">Its words, in the language of the conversation.</param>
internal sealed record Choice(string Id, string Label);

/// <summary>Ids of the buttons. An id that is not known is answered with a notice and changes nothing.</summary>
internal static class ChoiceIds
{
    public const string Person = "person";
    public const string Bot = "bot";
    public const string Report = "report";
    public const string LookUp = "lookup";
    public const string Confirm = "confirm";
    public const string Change = "change";
    public const string Cancel = "cancel";
    public const string LeaveOut = "skip";
    public const string English = "english";
    public const string Korean = "korean";

    /// <summary>Followed by the id of a report kind.</summary>
    public const string KindPrefix = "kind:";

    /// <summary>Followed by the id of a knowledge entry.</summary>
    public const string EntryPrefix = "entry:";

    /// <summary>Followed by a <see cref="Slot"/> in lower case.</summary>
    public const string ChangePrefix = "change:";
}
