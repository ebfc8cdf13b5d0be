using Haechi.Kernel;

namespace Haechi.Platform.Streams;

internal static class StreamRefusals
{
    public static Refusal Unknown(string id) => Refusals.Of(
        "stream-unknown", $"'{id}' 수집 스트림이 없습니다.", $"There is no stream '{id}'.", "목록에서 이름을 확인해 주세요.", "Look up its name in the list.");

    public static Refusal Exists(string id) => Refusals.Of(
        "stream-exists", $"'{id}' 수집 스트림이 이미 있습니다.", $"The stream '{id}' exists already.", "다른 이름을 쓰거나 설정을 바꿔 주세요.", "Choose another name, or change its settings.");

    public static Refusal BadId(string id, string kinds) => Refusals.Of(
        "stream-id-invalid", $"'{id}'은(는) 스트림 이름으로 쓸 수 없습니다.", $"'{id}' cannot name a stream.",
        $"종류/이름 형식으로 적어 주세요. 종류: {kinds}. 이름은 영문 소문자, 숫자, -만 씁니다(60자까지).",
        $"Write kind/name. Kinds: {kinds}. The name has lower-case letters, digits and -, at most 60.");

    public static Refusal BadSettings(string detail) => Refusals.Of(
        "stream-settings-invalid", $"스트림 설정이 올바르지 않습니다: {detail}", $"The stream's settings are wrong: {detail}", "설정을 고쳐 주세요.", "Mend the settings.");
}
