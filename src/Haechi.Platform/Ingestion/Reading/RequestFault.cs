using System.Text.Json;
using Haechi.Kernel;

namespace Haechi.Platform.Ingestion.Reading;

/// <summary>Why a request could not be read at all.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Refusal">In words.</param>
internal sealed record RequestFault(int Status, Refusal Refusal)
{
    public static RequestFault TooLarge(int limit) => new(413, Refusals.Of("body-too-large",
        $"본문이 {limit / 1024 / 1024} MiB를 넘습니다.", $"The body is larger than {limit / 1024 / 1024} MiB.",
        "나누어 보내 주세요.", "Split the batch."));

    public static RequestFault Malformed(JsonException exception) => new(400, Refusals.Of("malformed-json",
        $"올바른 JSON이 아닙니다.{(exception.LineNumber is { } lineKo ? $" {lineKo + 1}번째 줄, {exception.BytePositionInLine + 1}번째 바이트를 확인해 주세요." : "")}",
        $"Not valid JSON{(exception.LineNumber is { } line ? $": line {line + 1}, byte {exception.BytePositionInLine + 1}" : "")}.",
        "괄호와 따옴표를 확인하고 같은 이름을 두 번 쓰지 마세요.", "Check brackets and quotes, and do not repeat a name in an object."));

    public static RequestFault NeitherObjectNorArray() => new(400, Refusals.Of("not-an-object-or-array",
        "본문은 객체 하나 또는 객체의 배열이어야 합니다.", "The body must be one object or an array of objects.",
        "예: [{…}, {…}]", "For example [{…}, {…}]"));

    public static RequestFault Empty() => new(422, Refusals.Of("empty-batch",
        "배열이 비어 있습니다.", "The array is empty.",
        "항목을 하나 이상 보내 주세요.", "Send at least one item."));

    public static RequestFault BadKey() => new(400, Refusals.Of("bad-idempotency-key",
        "Idempotency-Key는 출력 가능한 ASCII 1~200자여야 합니다.", "Idempotency-Key must be 1 to 200 printable ASCII characters.",
        "요청마다 새 UUID를 쓰면 됩니다.", "A new UUID for each request will do."));

    public static RequestFault NotJson() => new(415, Refusals.Of("not-json",
        "Content-Type은 application/json이어야 합니다.", "The Content-Type must be application/json.",
        "Content-Type 머리글을 고쳐 주세요.", "Correct the Content-Type header."));
}
