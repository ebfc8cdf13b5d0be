using System.Text.Json.Serialization;
using Haechi.CitizenServices.SeoulTalk.Wording;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>What a turn says, as it is stored and as pages and channels receive it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBody), "text")]
[JsonDerivedType(typeof(AnswerBody), "answer")]
[JsonDerivedType(typeof(AskBody), "ask")]
[JsonDerivedType(typeof(ConfirmBody), "confirm")]
[JsonDerivedType(typeof(ReceiptBody), "receipt")]
[JsonDerivedType(typeof(LookupBody), "lookup")]
[JsonDerivedType(typeof(HandoverBody), "handover")]
[JsonDerivedType(typeof(NoticeBody), "notice")]
[JsonDerivedType(typeof(ResultBody), "result")]
internal abstract record TurnBody
{
    /// <summary>One-tap continuations.</summary>
    public IReadOnlyList<TurnChoice> Choices { get; init; } = [];
}

/// <summary>A one-tap continuation.</summary>
/// <param name="Id">What is sent back as <c>choice</c>.</param>
/// <param name="Text">What the button says.</param>
internal sealed record TurnChoice(string Id, string Text);

/// <summary>Plain words of a person, with files.</summary>
internal sealed record TextBody(string Text) : TurnBody
{
    public IReadOnlyList<Guid> Attachments { get; init; } = [];
}

/// <summary>An answer, part by part, with its label.</summary>
/// <param name="Text">The sentence before the parts.</param>
/// <param name="Label">Says that a machine made it.</param>
/// <param name="Parts">One per question that was asked.</param>
internal sealed record AnswerBody(string Text, string Label, IReadOnlyList<AnswerSection> Parts) : TurnBody
{
    /// <summary>The known parts in the words of a language model; null when it had no part in it. The parts themselves stay, word for word.</summary>
    public WordedBody? Worded { get; init; }
}

/// <summary>What a language model wrote, sentence by sentence, each with the entries that support it.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Sentences">Only sentences that are supported.</param>
internal sealed record WordedBody(string Model, IReadOnlyList<WordedSentence> Sentences);

/// <summary>One part of an answer.</summary>
/// <param name="Question">The part of the question; null when it was only one.</param>
/// <param name="Text">The answer, or that it is not known.</param>
/// <param name="Highlight">The sentence of the text that answers; null when there is none.</param>
/// <param name="Known">False when the service does not know.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Source">Where it comes from; null when it is not known.</param>
internal sealed record AnswerSection(string? Question, string Text, string? Highlight, bool Known, double Confidence, AnswerSource? Source);

/// <summary>Where an answer comes from.</summary>
internal sealed record AnswerSource(string EntryId, string Title, string Source, string Owner, DateOnly? ValidUntil, bool Demo);

/// <summary>A question to the citizen for one slot of a report.</summary>
internal sealed record AskBody(string Slot, string Text, bool Optional) : TurnBody;

/// <summary>A report as understood, to be confirmed.</summary>
internal sealed record ConfirmBody(string Text, IReadOnlyList<ReportField> Fields) : TurnBody;

/// <summary>One field of a report.</summary>
internal sealed record ReportField(string Slot, string Label, string Value);

/// <summary>A receipt.</summary>
internal sealed record ReceiptBody(string Number, string Text, string Department, DateTimeOffset DueAt) : TurnBody;

/// <summary>Where a report stands.</summary>
internal sealed record LookupBody(string Number, bool Found, string Text, string? Status, DateTimeOffset? DueAt) : TurnBody;

/// <summary>A counsellor was asked for, came or left.</summary>
/// <param name="State"><c>offered</c>, <c>queued</c>, <c>joined</c>, <c>returned</c> or <c>ended</c>.</param>
/// <param name="Text">What the citizen reads.</param>
/// <param name="Counsellor">Name of the counsellor, once one has come.</param>
internal sealed record HandoverBody(string State, string Text, string? Counsellor = null) : TurnBody;

/// <summary>A word of the service itself.</summary>
internal sealed record NoticeBody(string Text) : TurnBody;

/// <summary>The result of a report, back in the conversation.</summary>
internal sealed record ResultBody(string Number, string Text, string Department) : TurnBody;
