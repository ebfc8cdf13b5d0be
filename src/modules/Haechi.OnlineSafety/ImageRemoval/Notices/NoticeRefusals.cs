using Haechi.Kernel;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>Expected noes about notices.</summary>
internal static class NoticeRefusals
{
    public static Refusal NoSuchNotice() => Refusals.Of("no-such-notice", "요청문을 찾을 수 없습니다.", "There is no such notice.", "목록에서 다시 골라 주세요.", "Choose it from the list.");

    public static Refusal NothingConfirmed() => Refusals.Of("nothing-confirmed", "이 사이트에 확인된 곳이 없습니다.", "Nothing on this site is confirmed.", "찾은 곳을 먼저 확인(C)해 주세요.", "Confirm a hit (C) first.");

    public static Refusal StillUndecided(int count) => Refusals.Of("still-undecided", $"아직 판단하지 않은 곳이 {count}곳 있습니다.", $"{count} hits on this site are still undecided.", "이 사이트에서 찾은 곳을 모두 확인하거나 기각한 뒤 보내 주세요.", "Confirm or dismiss every hit on this site, then send.");

    public static Refusal Recipient() => Refusals.Of("notice-recipient", "받는 주소가 올바른 전자우편 주소가 아닙니다.", "The recipient is not an e-mail address.", "예: abuse@example.com", "Example: abuse@example.com");

    public static Refusal Empty() => Refusals.Of("notice-empty", "제목과 본문을 모두 적어야 합니다.", "Subject and body must not be empty.", "빈 칸을 채워 주세요.", "Fill what is empty.");

    public static Refusal NotDraft() => Refusals.Of("notice-not-draft", "이미 확인한 요청문은 고치거나 다시 보낼 수 없습니다.", "A confirmed notice can neither be changed nor be sent again.", "다시 요청하려면 새로 작성해 주세요.", "Draft a new one to ask again.");

    public static Refusal NotSent() => Refusals.Of("notice-not-sent", "아직 보내지 않은 요청문입니다.", "This notice was not sent yet.", "먼저 보내거나 내보내 주세요.", "Send or export it first.");

    public static Refusal Host() => Refusals.Of("contact-host", "올바른 호스트 이름이 아닙니다.", "This is not a host name.", "예: example.com", "Example: example.com");
}
