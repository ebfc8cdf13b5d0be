using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Editing;

/// <summary>Every reason for which the knowledge base says no.</summary>
internal static class KnowledgeRefusals
{
    public static Refusal NoSuchEntry(string id) => Refusals.Of("no-such-entry",
        $"지식 항목 '{id}'을(를) 찾을 수 없습니다.", $"There is no entry '{id}'.",
        "목록에서 다시 골라 주세요.", "Choose it from the list again.");

    public static Refusal Taken(string id) => Refusals.Of("entry-exists",
        $"'{id}'은(는) 이미 쓰는 번호입니다.", $"The id '{id}' is taken.",
        "다른 번호를 적거나 비워 두세요.", "Use another one, or leave it empty.");

    public static Refusal Changed(string name) => Refusals.Of("entry-changed",
        $"그사이 {name} 님이 이 항목을 고쳤습니다. 아무것도 저장하지 않았습니다.", $"{name} has changed this entry meanwhile. Nothing was saved.",
        "새로 연 뒤 다시 고쳐 주세요.", "Open it again and repeat your change.");

    public static Refusal Incomplete(IReadOnlyList<LocalizedText> missing) => Refusals.Of("entry-incomplete",
        $"게시하려면 다음이 있어야 합니다: {string.Join(", ", missing.Select(m => m.Ko))}.",
        $"Before it can be published it needs: {string.Join(", ", missing.Select(m => m.En))}.",
        "채운 뒤 다시 게시해 주세요.", "Fill it in and publish again.");

    public static Refusal ImportIncomplete(IReadOnlyList<LocalizedText> missing) => Refusals.Of("import-incomplete",
        $"가져오려면 다음이 있어야 합니다: {string.Join(", ", missing.Select(m => m.Ko))}.",
        $"Before anything can be imported this is needed: {string.Join(", ", missing.Select(m => m.En))}.",
        "채운 뒤 다시 눌러 주세요.", "Fill it in and try again.");

    public static Refusal NotPublished(string id) => Refusals.Of("entry-not-published",
        $"'{id}'은(는) 게시된 항목이 아닙니다.", $"'{id}' is not published.",
        "게시된 항목만 내릴 수 있습니다.", "Only a published entry can be withdrawn.");

    public static Refusal NoReason() => Refusals.Of("withdrawal-reason",
        "내리는 까닭이 없습니다.", "The reason for the withdrawal is missing.",
        "1자에서 500자까지 적어 주세요.", "Write 1 to 500 characters.");

    public static Refusal Id() => Refusals.Of("entry-id",
        "번호에는 영문 소문자, 숫자, 붙임표만 쓸 수 있습니다.", "An id has small Latin letters, digits and hyphens only.",
        "120자까지 적거나 비워 두세요.", "Write up to 120 of them, or leave it empty.");

    public static Refusal Address() => Refusals.Of("entry-address",
        "출처 주소를 링크로 쓸 수 없습니다.", "The source address cannot be used as a link.",
        "http:// 또는 https://로 시작하는 주소나 파일 경로를 적어 주세요.", "Write an address that begins with http:// or https://, or the path of a file.");

    public static Refusal TooLong(string ko, string en, int most) => Refusals.Of("entry-too-long",
        $"{ko}이(가) {most:N0}자를 넘습니다.", $"The {en} has more than {most:N0} characters.",
        "줄이거나 항목을 나누어 주세요.", "Shorten it or split the entry.");

    public static Refusal TooMany(string ko, string en, int most) => Refusals.Of("entry-too-many",
        $"{ko}은(는) {most:N0}개까지 적을 수 있습니다.", $"There may be {most:N0} {en}.",
        "덜 중요한 것을 지워 주세요.", "Remove the least important ones.");
}
