using Haechi.Kernel;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Why posts are not taken.</summary>
internal static class PostRefusals
{
    public static Refusal NotYours { get; } = Refusals.Of("not-your-service", "이 토큰으로는 유해 콘텐츠 게시물을 보낼 수 없습니다.", "This token may not hand in posts.", "해당 서비스의 토큰을 쓰거나 관리자에게 요청해 주세요.", "Use a token of that service, or ask an administrator.");

    public static Refusal TooLarge { get; } = Refusals.Of("too-large", $"한 번에 {PostEndpoint.MostBytes >> 20}MB까지입니다.", $"At most {PostEndpoint.MostBytes >> 20} MB at once.", "나누어 보내 주세요.", "Split the batch.");

    public static Refusal NoJson { get; } = Refusals.Of("not-json", "JSON으로 읽을 수 없습니다.", "This can't be read as JSON.", "UTF-8 JSON으로 보내 주세요. 한 줄의 잘못이 나머지를 막지 않게 하려면 application/x-ndjson으로 보내 주세요.", "Send JSON in UTF-8. As application/x-ndjson one bad line doesn't stop the others.");

    public static Refusal Empty { get; } = Refusals.Of("empty", "게시물이 하나도 없습니다.", "There is no post in it.", "게시물을 하나 이상 보내 주세요.", "Send at least one.");

    public static Refusal NotAPost { get; } = Refusals.Of("not-a-post", "게시물은 JSON 객체여야 합니다.", "A post is a JSON object.", "{\"text\":\"…\",\"address\":\"…\"} 형식으로 보내 주세요.", "Send {\"text\":\"…\",\"address\":\"…\"}.");

    public static Refusal NoText { get; } = Refusals.Of("no-text", "글이 없거나 비어 있습니다.", "The text is missing or blank.", "text에 게시물의 글을 넣어 주세요.", "Put the post's text into text.");

    public static Refusal NoTime { get; } = Refusals.Of("not-a-time", "시각은 시간대가 있는 ISO 8601이어야 합니다.", "A time must be ISO 8601 with an offset.", "예: 2026-11-24T09:00:00+09:00", "For example 2026-11-24T09:00:00+09:00");

    public static Refusal NoStorage { get; } = Refusals.Of("storage-unavailable", "저장소에 쓸 수 없습니다. 아무것도 저장하지 않았습니다.", "The storage can't be written; nothing was stored.", "잠시 뒤 다시 보내 주세요.", "Send it again in a moment.");

    public static Refusal TooMany(int count) => Refusals.Of("too-many-items", $"한 번에 {count}건이 왔습니다. 최대 {PostForm.Most}건입니다.", $"{count} posts at once; at most {PostForm.Most} are taken.", "나누어 보내 주세요.", "Split the batch.");
}
