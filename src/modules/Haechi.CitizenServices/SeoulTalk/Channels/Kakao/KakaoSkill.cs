using System.Text.Json.Serialization;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>The fields that we read of a KakaoTalk chatbot skill request (카카오 i 오픈빌더 스킬 페이로드, version 2.0).</summary>
internal sealed record KakaoRequest(KakaoUserRequest? UserRequest, KakaoBot? Bot);

/// <param name="Utterance">What the citizen wrote.</param>
/// <param name="User">Who, as an opaque key of this bot.</param>
/// <param name="Lang">Language tag or null.</param>
internal sealed record KakaoUserRequest(string? Utterance, KakaoUser? User, string? Lang);

internal sealed record KakaoUser(string? Id, string? Type);

internal sealed record KakaoBot(string? Id, string? Name);

/// <summary>A skill response: one to three outputs, at most ten quick replies.</summary>
internal sealed record KakaoResponse(KakaoTemplate Template)
{
    public string Version { get; } = "2.0";
}

internal sealed record KakaoTemplate(IReadOnlyList<KakaoOutput> Outputs)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KakaoQuickReply>? QuickReplies { get; init; }
}

/// <summary>Exactly one of the two is set.</summary>
internal sealed record KakaoOutput
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KakaoSimpleText? SimpleText { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KakaoTextCard? TextCard { get; init; }
}

/// <param name="Text">At most 1,000 characters.</param>
internal sealed record KakaoSimpleText(string Text);

internal sealed record KakaoTextCard(string Title, string Description)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KakaoButton>? Buttons { get; init; }
}

/// <param name="Label">At most 14 characters.</param>
/// <param name="Action"><c>webLink</c>, <c>message</c> or <c>phone</c>.</param>
internal sealed record KakaoButton(string Label, string Action)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PhoneNumber { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageText { get; init; }
}

/// <param name="Label">At most 14 characters.</param>
/// <param name="MessageText">What is sent when it is tapped.</param>
internal sealed record KakaoQuickReply(string Label, string MessageText)
{
    public string Action { get; } = "message";
}
