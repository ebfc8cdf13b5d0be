using Haechi.Kernel;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Why a message is not sent.</summary>
internal static class MessageRefusals
{
    public static Refusal NotConfigured(string first, string second) => Refusals.Of("message-not-configured",
        "발송 방법이 설정되어 있지 않아 보낼 수 없습니다.", "Nothing is configured that could send it.",
        $"관리자가 설정 {first}와 {second}을 넣으면 보낼 수 있습니다.", $"An administrator sets {first} and {second}.");

    public static Refusal Address() => Refusals.Of("message-address",
        "받는 곳이 휴대전화 번호나 전자우편 주소가 아닙니다.", "The receiver is no mobile number or e-mail address.",
        "예: 010-1234-5678, name@example.kr", "Example: 010-1234-5678, name@example.kr");

    public static Refusal Length(int most) => Refusals.Of("message-length",
        $"안내문은 1자에서 {most:N0}자까지입니다.", $"A message has 1 to {most:N0} characters.",
        "내용을 줄이거나 적어 주세요.", "Shorten it or write it.");

    public static Refusal NotDead() => Refusals.Of("message-not-failed",
        "실패한 안내가 아닙니다.", "This message has not failed.",
        "목록을 다시 확인해 주세요.", "Look at the list again.");
}
