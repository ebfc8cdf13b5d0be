using System.Text.Json.Serialization;
using Haechi.Kernel;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>How to reach a person from here: a button, and a telephone for those who would rather call.</summary>
internal sealed record WayToPerson(string Label, string ChoiceId, string Phone);

/// <summary>
/// What the machine says, in the language of the conversation. None can be made without a way to a person.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(AskSlot), "ask")]
[JsonDerivedType(typeof(Choices), "choices")]
[JsonDerivedType(typeof(ConfirmReport), "confirm-report")]
[JsonDerivedType(typeof(ReceiptIssued), "receipt")]
[JsonDerivedType(typeof(LookupResult), "lookup")]
[JsonDerivedType(typeof(HandoverOffered), "handover-offered")]
[JsonDerivedType(typeof(HandoverQueued), "handover-queued")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Declined), "declined")]
internal abstract record Reply(string Text, WayToPerson Person);

/// <summary>An answer from the knowledge base, part by part; <see cref="Label"/> says that a machine chose it.</summary>
internal sealed record Answer(string Text, WayToPerson Person, string Label, IReadOnlyList<AnswerPart> Parts)
    : Reply(Text, Person);

/// <summary>The answer to one part of a question.</summary>
/// <param name="Question">The part, masked.</param>
/// <param name="EntryId">The entry; null when none answers this part.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text, or the words that say that nothing is known.</param>
/// <param name="HighlightStart">Where the answering sentence begins in the body.</param>
/// <param name="HighlightLength">Its length; 0 when there is none.</param>
/// <param name="Source">Where the answer comes from.</param>
/// <param name="Owner">Who keeps it right.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="IsDemo">True for an entry of the demo base.</param>
internal sealed record AnswerPart(
    string Question,
    string? EntryId,
    string Title,
    string Body,
    int HighlightStart,
    int HighlightLength,
    string Source,
    string Owner,
    double Confidence,
    bool IsDemo)
{
    public bool IsKnown => EntryId is not null;
}

/// <summary>Asks for one detail. Offers to skip it where it may be missing.</summary>
internal sealed record AskSlot(string Text, WayToPerson Person, Slot Slot, IReadOnlyList<Choice> Choices)
    : Reply(Text, Person);

internal sealed record Choices(string Text, WayToPerson Person, IReadOnlyList<Choice> Options) : Reply(Text, Person);

/// <summary>The whole report before the citizen, to be confirmed, changed or dropped.</summary>
internal sealed record ConfirmReport(
    string Text, WayToPerson Person, ReportSummary Summary, IReadOnlyList<Choice> Options) : Reply(Text, Person);

/// <summary>A report in words for the citizen; what is not known is null.</summary>
internal sealed record ReportSummary(
    string Kind, string Place, string? Time, string? Plate, int Photos, string Department, string Due);

internal sealed record ReceiptIssued(
    string Text, WayToPerson Person, string Number, string Department, DateTimeOffset DueAt) : Reply(Text, Person);

/// <summary>How a report stands; a null status means that there is no such report.</summary>
internal sealed record LookupResult(string Text, WayToPerson Person, string Number, ReceiptStatus? Status)
    : Reply(Text, Person);

internal sealed record HandoverOffered(string Text, WayToPerson Person, IReadOnlyList<Choice> Options)
    : Reply(Text, Person);

internal sealed record HandoverQueued(string Text, WayToPerson Person, IReadOnlyList<Choice> Options)
    : Reply(Text, Person);

internal sealed record Notice(string Text, WayToPerson Person, IReadOnlyList<Choice> Options) : Reply(Text, Person);

/// <summary>The turn was not taken, and why; nothing has changed.</summary>
internal sealed record Declined(string Text, WayToPerson Person, Refusal Reason) : Reply(Text, Person);
