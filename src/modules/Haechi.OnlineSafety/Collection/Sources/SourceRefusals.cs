using Haechi.Kernel;

namespace Haechi.OnlineSafety.Collection.Sources;

/// <summary>Every reason for which a source is not changed.</summary>
internal static class SourceRefusals
{
    public static Refusal Name() => Refusals.Of("source-name", "이름이 없거나 100자를 넘습니다.", "There is no name, or it has more than 100 characters.", "1~100자로 적어 주세요.", "Write 1 to 100 characters.");

    public static Refusal Taken(string name) => Refusals.Of("source-exists", $"'{name}' 출처가 이미 있습니다.", $"There is a source '{name}' already.", "다른 이름을 적어 주세요.", "Use another name.");

    public static Refusal Places() => Refusals.Of("source-places", "살필 곳이 없거나 100곳을 넘습니다.", "There is no place to look at, or more than 100.", "한 줄에 하나씩 1~100곳을 적어 주세요.", "Write 1 to 100, one a line.");

    public static Refusal Address(string line) => Refusals.Of("source-address", $"'{line}'은(는) http 또는 https 주소가 아닙니다.", $"'{line}' is no http or https address.", "예: https://board.example.kr/", "Example: https://board.example.kr/");

    public static Refusal Numbers() => Refusals.Of("source-numbers", "숫자가 허용 범위를 벗어났습니다.", "A number is out of its range.",
        "깊이 0~10, 페이지 1~100,000, 간격 1~3,600초, 주기 5~43,200분으로 적어 주세요.", "Depth 0 to 10, pages 1 to 100,000, pause 1 to 3,600 s, every 5 to 43,200 minutes.");

    public static Refusal Folder() => Refusals.Of("source-folder", "이 폴더는 살필 수 없습니다.", "This folder may not be read.",
        "설정 collection.folders에 있는 폴더 아래의 전체 경로 하나를 적어 주세요.", "Write one full path below a folder of the setting collection.folders.");

    public static Refusal Gone() => Refusals.Of("no-such-source", "출처를 찾을 수 없습니다.", "There is no such source.", "새로 연 뒤 다시 골라 주세요.", "Open the page again and choose it from there.");
}
