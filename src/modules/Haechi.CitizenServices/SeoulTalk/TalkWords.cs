using Haechi.CitizenServices.SeoulTalk.Storage;

namespace Haechi.CitizenServices.SeoulTalk;

/// <summary>Words of the service around a handover and a result, in the citizen's language.</summary>
internal static class TalkWords
{
    public static string Joined(string language, string name) => Pick(language,
        $"{name} 상담사가 연결되었습니다. 지금부터 상담사가 직접 답해 드립니다.",
        $"Counsellor {name} has joined. A person is answering you now.");

    public static string Ended(string language, string name) => Pick(language,
        $"{name} 상담사가 대화를 마쳤습니다. 이용해 주셔서 고맙습니다.",
        $"Counsellor {name} has ended the conversation. Thank you for using Seoul Talk.");

    public static string Requeued(string language, string queue) => Pick(language,
        $"말씀하신 내용을 담당하는 '{queue}' 상담사에게 대화를 넘겼습니다. 지금까지의 대화는 그대로 전달됩니다. 잠시만 기다려 주세요.",
        $"Your conversation was passed on to the counsellors for '{queue}'. They see everything said so far. Please wait a moment.");

    public static string Returned(string language) => Pick(language,
        "상담사의 연결이 끊겨 다른 상담사를 찾고 있습니다. 지금까지의 대화는 그대로 전달됩니다.",
        "The counsellor's connection was lost; another one is being found. They see everything said so far.");

    public static string Paused(string language, PauseReason reason, int minutes) => reason == PauseReason.Citizen
        ? Pick(language,
            $"천천히 확인해 주세요. {minutes}분쯤 기다리겠습니다. 글을 남기시면 상담사가 바로 이어서 답해 드립니다.",
            $"Please take your time; we wait for about {minutes} minutes. Write and the counsellor answers at once.")
        : Pick(language,
            $"상담사가 내용을 확인하고 있습니다. {minutes}분 안에 다시 안내해 드리겠습니다.",
            $"The counsellor is checking. You will hear again within {minutes} minutes.");

    public static string Gone(string language) => Pick(language,
        "기다리시는 동안 창이 닫혀 상담 대기를 마쳤습니다. 상담사가 필요하시면 다시 불러 주세요.",
        "The page was closed while you waited, so the waiting ended. Ask for a person again if you need one.");

    /// <summary>For the case, which officials read in Korean.</summary>
    public static string Outcome(HandoverOutcome outcome) => outcome switch
    {
        HandoverOutcome.Filed => "상담 완료(민원 접수)",
        HandoverOutcome.Referred => "상담 완료(다른 기관 안내)",
        HandoverOutcome.NoReply => "상담 종료(시민 무응답)",
        HandoverOutcome.HandedBack => "상담 완료(봇으로 돌려줌)",
        _ => "상담 완료",
    };

    private static string Pick(string language, string ko, string en) => language == "en" ? en : ko;
}
