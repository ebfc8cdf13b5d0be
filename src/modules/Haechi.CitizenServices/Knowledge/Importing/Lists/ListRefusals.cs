using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Importing.Lists;

/// <summary>Every reason for which a list of addresses is not changed.</summary>
internal static class ListRefusals
{
    public static Refusal Taken(string name) => Refusals.Of("list-exists",
        $"'{name}' 목록이 이미 있습니다.", $"There is a list '{name}' already.",
        "다른 이름을 적어 주세요.", "Use another name.");

    public static Refusal Gone() => Refusals.Of("no-such-list",
        "목록을 찾을 수 없습니다.", "There is no such list.",
        "새로 연 뒤 다시 골라 주세요.", "Open the page again and choose it from there.");

    public static Refusal Changed(string name) => Refusals.Of("list-changed",
        $"그사이 {name} 님이 이 목록을 고쳤습니다. 아무것도 저장하지 않았습니다.", $"{name} has changed this list meanwhile. Nothing was saved.",
        "새로 연 뒤 다시 고쳐 주세요.", "Open it again and repeat your change.");
}
