using System.Text.Json.Serialization;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>Language of a conversation. Answers of the knowledge base stay Korean in both.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TalkLanguage>))]
internal enum TalkLanguage
{
    Korean,
    English,
}

/// <summary>Anything that happens to a conversation. The machine knows no other.</summary>
internal abstract record Turn;

/// <summary>The chat page was opened; nothing was said yet.</summary>
internal sealed record Opened : Turn;

/// <summary>The citizen typed something; exactly as it came in.</summary>
internal sealed record CitizenText(string Text) : Turn;

/// <summary>The citizen pressed a button; see <see cref="ChoiceIds"/>.</summary>
internal sealed record CitizenChoice(string ChoiceId) : Turn;

/// <summary>The citizen added a picture that was checked and stored under this id.</summary>
internal sealed record CitizenPhoto(string PhotoId) : Turn;

/// <summary>The effect <see cref="FileReport"/> was carried out and is on disk.</summary>
internal sealed record ReportFiled(string ReceiptNumber, string Department, DateTimeOffset DueAt) : Turn;

/// <summary>The effect <see cref="FileReport"/> could not be carried out; nothing was stored.</summary>
internal sealed record ReportNotFiled : Turn;

/// <summary>The effect <see cref="LookUpReceipt"/> was carried out. A null status means that there is no such report.</summary>
internal sealed record ReceiptLookedUp(string Number, ReceiptStatus? Status) : Turn;

/// <summary>A report of this conversation was decided on.</summary>
internal sealed record ReportAnswered(string Number, ReceiptStatus Status) : Turn;

/// <summary>A counsellor took the conversation.</summary>
internal sealed record CounsellorJoined(string Name) : Turn;

/// <summary>The counsellor handed the conversation back.</summary>
internal sealed record CounsellorLeft : Turn;

/// <summary>The counsellor passed the conversation on; another one is awaited.</summary>
internal sealed record CounsellorHandedOn : Turn;

/// <summary>How a report stands, in words for the citizen.</summary>
/// <param name="State">For example 접수됨, 처리 중, 처리 완료.</param>
/// <param name="Kind">Name of its kind.</param>
/// <param name="Department">Who acts.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="DueAt">When an answer is due.</param>
/// <param name="Outcome">What was decided and done; null while it is open.</param>
internal sealed record ReceiptStatus(
    string State, string Kind, string Department, DateTimeOffset FiledAt, DateTimeOffset DueAt, string? Outcome);
