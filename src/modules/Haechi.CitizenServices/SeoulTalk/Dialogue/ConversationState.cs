using System.Text.Json.Serialization;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>Who answers the citizen now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Holder>))]
internal enum Holder
{
    Bot,
    Queue,
    Counsellor,
}

/// <summary>What the machine asked last, which decides how a short reply is read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
internal enum Step
{
    /// <summary>Nothing is open.</summary>
    Idle,

    /// <summary>A person was offered; yes means to be connected.</summary>
    OfferedPerson,

    /// <summary>Filing a report was offered; yes means to begin.</summary>
    OfferedReport,
    AskedReceipt,
    AskedKind,
    AskedPlace,
    AskedTime,
    AskedPlate,
    AskedPhoto,

    /// <summary>The summary is before the citizen; an explicit yes files the report.</summary>
    AskedConfirmation,

    /// <summary>What to change was asked.</summary>
    AskedChange,

    /// <summary>The report is being filed; no second one can begin.</summary>
    Filing,
}

/// <summary>
/// Everything the machine remembers of a conversation. Holds no text of the citizen but the masked draft, and survives
/// JSON unchanged.
/// </summary>
internal sealed record ConversationState
{
    public static ConversationState New { get; } = new();

    public TalkLanguage Language { get; init; } = TalkLanguage.Korean;

    public Holder Holder { get; init; } = Holder.Bot;

    public string? CounsellorName { get; init; }

    /// <summary>True once the citizen was told that a machine answers.</summary>
    public bool HasToldAi { get; init; }

    public Step Step { get; init; } = Step.Idle;

    /// <summary>The report being put together; null when there is none.</summary>
    public ReportDraft? Draft { get; init; }

    /// <summary>How often in a row the machine did not understand; a person is offered more firmly then.</summary>
    public int Misses { get; init; }

    public string? LastReceipt { get; init; }

    /// <summary>The entry given last; its topic completes a question such as "그건 며칠 걸려요?".</summary>
    public string? LastEntryId { get; init; }

    /// <summary>True from the first question about a report until it is filed or dropped.</summary>
    [JsonIgnore]
    public bool IsReporting => Draft is not null && Step >= Step.AskedKind;
}
