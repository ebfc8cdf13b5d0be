using Haechi.Kernel;

namespace Haechi.CitizenServices.SeoulTalk;

/// <summary>Every reason for which a conversation says no.</summary>
internal static class TalkRefusals
{
    public static Refusal NoSuchConversation() => Refusals.Of("no-such-conversation",
        "대화를 찾을 수 없습니다.", "There is no such conversation.",
        "새 대화를 시작해 주세요.", "Start a new conversation.");

    public static Refusal Ended() => Refusals.Of("conversation-ended",
        "끝난 대화입니다.", "This conversation is over.",
        "새 대화를 시작해 주세요.", "Start a new conversation.");

    public static Refusal TakenBy(string name) => Refusals.Of("conversation-taken",
        $"{name} 상담사가 이미 응대하고 있습니다.", $"Counsellor {name} already has this conversation.",
        "대기 중인 다른 대화를 맡아 주세요.", "Take another that is waiting.");

    public static Refusal NotYours(string? name) => Refusals.Of("conversation-not-yours",
        name is null ? "응대 중인 대화가 아닙니다." : $"이 대화는 {name} 상담사가 응대하고 있습니다.",
        name is null ? "You have not taken this conversation." : $"Counsellor {name} has this conversation.",
        "먼저 대화를 맡아 주세요.", "Take it first.");

    public static Refusal Length(int maximum) => Refusals.Of("turn-length",
        $"한 번에 1자에서 {maximum:N0}자까지 보낼 수 있습니다.", $"A turn has 1 to {maximum:N0} characters.",
        "나누어 보내 주세요.", "Send it in parts.");

    public static Refusal Changed() => Refusals.Of("conversation-changed",
        "방금 다른 곳에서 대화가 이어졌습니다.", "The conversation has just moved on elsewhere.",
        "다시 한번 보내 주세요.", "Send it again.");

    public static Refusal NoSuchPhoto() => Refusals.Of("no-such-photo",
        "이 대화에 올린 사진이 아닙니다.", "That photo was not uploaded to this conversation.",
        "사진을 다시 올려 주세요.", "Upload the photo again.");

    public static Refusal NoSuchTurn() => Refusals.Of("no-such-turn",
        "평가할 답변을 찾을 수 없습니다.", "There is no such answer to rate.",
        "답변 아래의 단추를 눌러 주세요.", "Use the buttons below an answer.");

    public static Refusal TooMany(int most) => Refusals.Of("too-many-conversations",
        $"한 번에 {most}건까지 응대할 수 있습니다.", $"You can have {most} conversations at once.",
        "진행 중인 상담을 마치거나 보류한 뒤 맡아 주세요.", "End one or let it rest, then take this one.");

    public static Refusal NotPresent() => Refusals.Of("counsellor-not-present",
        "그 상담사는 지금 자리에 없습니다.", "That counsellor is not at the desk now.",
        "다른 상담사나 대기열을 골라 주세요.", "Choose another counsellor or a queue.");

    public static Refusal TheirsAreFull(string name) => Refusals.Of("counsellor-full",
        $"{name} 상담사는 더 맡을 수 없습니다.", $"Counsellor {name} cannot take any more.",
        "다른 상담사나 대기열을 골라 주세요.", "Choose another counsellor or a queue.");

    public static Refusal NoSuchQueue() => Refusals.Of("no-such-queue",
        "그런 대기열은 없습니다.", "There is no such queue.",
        "목록에서 골라 주세요.", "Choose one from the list.");

    public static Refusal NoteNeeded(int most) => Refusals.Of("transfer-note",
        $"인계 메모는 1자에서 {most:N0}자까지입니다.", $"The note has 1 to {most:N0} characters.",
        "다음 상담사가 먼저 읽을 내용을 적어 주세요.", "Write what the next counsellor should read first.");

    public static Refusal PauseLength(int most) => Refusals.Of("pause-length",
        $"1분에서 {most}분까지 보류할 수 있습니다.", $"A rest takes 1 to {most} minutes.",
        "시간을 다시 정해 주세요.", "Choose another time.");
}
