using Haechi.Kernel;

namespace Haechi.Platform.Ingestion;

/// <summary>Every reason for which a whole request is refused.</summary>
internal static class IntakeRefusals
{
    /// <summary>Errors that one answer lists at most; more help nobody.</summary>
    public const int ListedErrors = 100;

    public const string InvalidCode = "invalid-items";
    public const string ConflictCode = "id-conflict";
    public const string KeyConflictCode = "idempotency-conflict";
    public const string FullCode = "intake-full";

    public static Refusal Invalid(int errors) => Refusals.Of(InvalidCode,
        $"잘못된 값이 {errors}개 있어 아무것도 저장하지 않았습니다.", $"{errors} faults; nothing was stored.",
        "errors 목록의 경로를 고쳐 다시 보내 주세요. 올바른 항목만 저장하려면 ?partial=true를 쓰세요.",
        "Mend the paths listed in errors and send it again; ?partial=true stores the good items.");

    public static Refusal Conflict(int errors) => Refusals.Of(ConflictCode,
        $"이미 저장된 id에 다른 내용이 {errors}개 왔습니다. 아무것도 저장하지 않았습니다.", $"{errors} ids are stored already with other content; nothing was stored.",
        "새 내용에는 새 id를 쓰세요.", "Use a new id for new content.");

    public static Refusal KeyConflict(string key) => Refusals.Of(KeyConflictCode,
        $"Idempotency-Key '{key}'은(는) 다른 본문으로 이미 처리되었습니다.", $"Idempotency-Key '{key}' was used with another body.",
        "새 요청에는 새 키를 쓰세요. 같은 요청을 되풀이하려면 같은 본문을 보내세요.", "Use a new key for a new request, or the same body for a replay.");

    public static Refusal StorageUnavailable() => Refusals.Of("storage-unavailable",
        "지금은 저장할 수 없어 새 요청을 받지 않습니다.", "Nothing can be stored now, so new work is refused.",
        "잠시 뒤에 같은 Idempotency-Key로 다시 보내 주세요. 저절로 회복됩니다.", "Send it again shortly with the same Idempotency-Key; the service recovers by itself.");

    public static Refusal Full() => Refusals.Of(FullCode,
        "접수 대기열이 가득 찼습니다. 저장하지 않았습니다.", "The intake queue is full; nothing was stored.",
        "Retry-After 초 뒤에 같은 요청을 다시 보내 주세요.", "Send the same request again after Retry-After seconds.");
}
