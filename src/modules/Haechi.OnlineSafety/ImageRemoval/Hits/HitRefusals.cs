using Haechi.Kernel;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>Expected noes of the desk.</summary>
internal static class HitRefusals
{
    public static Refusal NoSuchHit() => Refusals.Of("no-such-hit", "찾은 곳을 찾을 수 없습니다. 동의가 철회되어 지워졌을 수 있습니다.", "There is no such hit; it may be gone because consent was withdrawn.", "목록에서 다시 골라 주세요.", "Choose it from the list.");

    public static Refusal NoSuchHash() => Refusals.Of("no-such-hash", "격리된 지문을 찾을 수 없습니다.", "There is no such hash in quarantine.", "목록을 새로 열어 주세요.", "Open the list anew.");

    public static Refusal WrongState(string state) => Refusals.Of("hit-state", $"지금 상태({state})에서는 할 수 없습니다.", $"This cannot be done in its present state ({state}).", "새로 고쳐 지금 상태를 확인해 주세요.", "Load the page anew and look at its state.");

    public static Refusal KeyGone() => Refusals.Of("key-gone", "사건의 열쇠가 폐기되어 내용을 열 수 없습니다.", "The key of the case was destroyed: its content cannot be opened.", "동의가 철회된 사건입니다. 더 할 일이 없습니다.", "Consent was withdrawn; nothing is left to do.");

    public static Refusal Changed() => Refusals.Of("hit-changed", "그사이 다른 사람이 바꾸었습니다.", "Somebody else changed it meanwhile.", "새로 고친 뒤 다시 시도해 주세요.", "Load the page anew and try again.");
}
