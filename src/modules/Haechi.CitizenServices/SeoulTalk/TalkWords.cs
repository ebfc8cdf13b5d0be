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

    private static string Pick(string language, string ko, string en) => language == "en" ? en : ko;
}
