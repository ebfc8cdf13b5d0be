using Haechi.Kernel;
using Fault = (string Code, Haechi.Kernel.LocalizedText Message, Haechi.Kernel.LocalizedText Mend);

namespace Haechi.Platform.Ingestion;

/// <summary>Every fault that an item can have.</summary>
internal static class IntakeErrors
{
    public const string UnknownField = "unknown-field";

    public static Fault TooMany(int count, int most) => Of("too-many-items",
        $"한 요청에 {count}개가 왔습니다. 최대 {most}개입니다.", $"{count} items in one request; at most {most} are taken.",
        "나누어 보내 주세요.", "Split the batch.");

    public static Fault UnknownService(string given, string known) => Of("unknown-service",
        $"'{Shown(given)}'은(는) 등록된 서비스가 아닙니다. 등록된 서비스: {known}.", $"'{Shown(given)}' is not a registered service. Registered: {known}.",
        "등록된 서비스 id를 쓰거나 먼저 서비스를 등록해 주세요.", "Use a registered id, or register the service first.");

    public static Fault NotYourService(string given) => Of("not-your-service",
        $"이 토큰으로는 서비스 '{Shown(given)}'에 보고할 수 없습니다.", $"This token may not report for service '{Shown(given)}'.",
        "해당 서비스의 토큰을 쓰거나 관리자에게 요청해 주세요.", "Use a token of that service, or ask an administrator.");

    public static Fault NotAnId() => Of("not-an-id",
        "id는 비어 있지 않은 UUID여야 합니다.", "The id must be a UUID other than all zeros.",
        "UUID(버전 7 권장)를 쓰거나 id를 빼 주세요.", "Use a UUID (version 7 is best) or leave the id out.");

    public static Fault DuplicateId(Guid id) => Of("duplicate-id",
        $"id {id}이(가) 이 요청에 두 번 있습니다.", $"The id {id} appears twice in this request.",
        "하나를 빼 주세요.", "Leave one of them out.");

    public static Fault ConflictingId(Guid id) => Of(IntakeRefusals.ConflictCode,
        $"id {id}에는 이미 다른 내용이 저장되어 있습니다.", $"The id {id} is stored already with other content.",
        "새 내용에는 새 id를 쓰세요.", "Use a new id for new content.");

    public static Fault Missing() => Of("missing",
        "값이 없거나 비어 있습니다.", "The value is missing or blank.",
        "값을 채워 주세요.", "Fill it in.");

    public static Fault Unknown(string name) => Of(UnknownField,
        $"'{Shown(name)}'은(는) 아는 항목이 아닙니다.", $"'{Shown(name)}' is not a known field.",
        "이름을 확인하거나 빼 주세요.", "Check the spelling or leave it out.");

    public static Fault WrongType(string expected) => Of("wrong-type",
        $"{expected} 형식이어야 합니다.", $"Expected {expected}.",
        "값의 형식을 고쳐 주세요.", "Change the value's type.");

    public static Fault NotATime() => Of("not-a-time",
        "시각은 시간대가 있는 ISO 8601이어야 합니다.", "A time must be ISO 8601 with an offset.",
        "예: 2026-11-22T09:00:00+09:00", "For example 2026-11-22T09:00:00+09:00");

    public static Fault OutOfRange(string range) => Of("out-of-range",
        $"값이 범위({range})를 벗어났습니다.", $"The value is outside {range}.",
        "범위 안의 값을 보내 주세요.", "Send a value inside the range.");

    public static Fault OneOf(string values) => Of("not-allowed",
        $"다음 중 하나여야 합니다: {values}.", $"It must be one of: {values}.",
        "목록의 값을 쓰세요.", "Use a value of the list.");

    public static Fault NotKebabCase() => Of("not-kebab-case",
        "영문 소문자, 숫자, 붙임표로 된 1~60자여야 합니다.", "It must be 1 to 60 lower-case letters, digits and hyphens.",
        "예: illegal-parking", "For example illegal-parking");

    public static Fault TooLong(int longest, string unit) => Of("too-long",
        $"너무 깁니다. 최대 {longest}({unit})입니다.", $"Too long; at most {longest} ({unit}).",
        "줄여서 보내 주세요.", "Shorten it.");

    public static Fault ControlCharacter() => Of("control-character",
        "제어 문자가 들어 있습니다.", "It holds a control character.",
        "줄바꿈과 탭 외의 제어 문자를 빼 주세요.", "Remove control characters other than line breaks and tabs.");

    public static Fault NotAHash() => Of("not-a-hash",
        "SHA-256 16진수 64자여야 합니다.", "It must be a SHA-256 of 64 hex digits.",
        "입력의 SHA-256을 보내 주세요.", "Send the SHA-256 of the input.");

    public static Fault TooManyEntries(int most) => Of("too-many-entries",
        $"최대 {most}개입니다.", $"At most {most} entries.",
        "줄여서 보내 주세요.", "Send fewer.");

    public static Fault Thresholds() => Of("bad-threshold",
        "이름은 1~100자, 값은 유한한 수여야 합니다.", "Names have 1 to 100 characters and values are finite numbers.",
        "임계값을 확인해 주세요.", "Check the thresholds.");

    // A hostile value must not fill the answer or the log.
    private static string Shown(string given) => given.Length <= 60 ? given : given[..60] + "…";

    private static Fault Of(string code, string ko, string en, string mendKo, string mendEn) =>
        (code, new LocalizedText(ko, en), new LocalizedText(mendKo, mendEn));
}
