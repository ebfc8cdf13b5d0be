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

internal sealed record KakaoTemplate(IReadOnlyList<KakaoOutput> Outputs, IReadOnlyList<KakaoQuickReply> QuickReplies);

internal sealed record KakaoOutput(KakaoSimpleText SimpleText);

/// <param name="Text">At most 1,000 characters.</param>
internal sealed record KakaoSimpleText(string Text);

/// <param name="Label">At most 14 characters.</param>
/// <param name="MessageText">What is sent when it is tapped.</param>
internal sealed record KakaoQuickReply(string Label, string MessageText)
{
    public string Action { get; } = "message";
}
