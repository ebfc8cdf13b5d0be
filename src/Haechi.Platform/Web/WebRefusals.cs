using Haechi.Kernel;

namespace Haechi.Platform.Web;

/// <summary>What the web edge says no to, in both languages.</summary>
internal static class WebRefusals
{
    public static Refusal SignInNeeded { get; } = Refusals.Of("sign-in-needed", "로그인이 필요하거나 접속 시간이 끝났습니다.", "You are not signed in, or your session has ended.", "다시 로그인해 주세요.", "Sign in again.");

    public static Refusal TokenNeeded { get; } = Refusals.Of("token-needed", "유효한 API 토큰이 필요합니다.", "A valid API token is needed.", "Authorization: Bearer 머리글에 토큰을 넣어 주세요. 폐기되었거나 기한이 지난 토큰은 쓸 수 없습니다.", "Put a token into the Authorization: Bearer header. Revoked and expired tokens are refused.");

    public static Refusal NotPermitted { get; } = Refusals.Of("not-permitted", "이 일을 할 권한이 없습니다.", "You do not have the permission for this.", "관리자에게 권한을 요청해 주세요.", "Ask an administrator for the permission.");

    public static Refusal PasswordChangeNeeded { get; } = Refusals.Of("password-change-needed", "먼저 비밀번호를 바꾸어야 합니다.", "The password must be changed first.", "내 계정에서 비밀번호를 바꾼 뒤 다시 시도해 주세요.", "Change it in your account, then try again.");

    public static Refusal CrossSite { get; } = Refusals.Of("cross-site-request", "다른 사이트에서 보낸 요청이라 받지 않았습니다.", "The request came from another site and was not taken.", "페이지를 새로 고친 뒤 이 사이트에서 다시 시도해 주세요.", "Reload the page and try again from this site.");

    public static Refusal FormExpired { get; } = Refusals.Of("form-expired", "화면이 오래되어 요청을 확인할 수 없습니다.", "The form is too old to be verified.", "페이지를 새로 고친 뒤 다시 시도해 주세요.", "Reload the page and try again.");

    public static Refusal NotFound { get; } = Refusals.Of("no-such-endpoint", "그런 주소가 없습니다.", "There is no such address.", "/openapi/v1.json에서 주소를 확인해 주세요.", "See /openapi/v1.json for the addresses.");

    public static Refusal PageMissing { get; } = Refusals.Of("no-such-page", "찾으시는 페이지가 없습니다.", "There is no such page.", "주소를 확인하거나 첫 화면에서 다시 찾아 주세요.", "Check the address, or start again from the first page.");

    public static Refusal MethodNotAllowed { get; } = Refusals.Of("method-not-allowed", "이 주소에서는 쓸 수 없는 방식입니다.", "This address does not take that method.", "Allow 머리글의 방식을 쓰세요.", "Use a method of the Allow header.");

    public static Refusal TooLarge { get; } = Refusals.Of("body-too-large", "보낸 내용이 너무 큽니다.", "The body is too large.", "내용을 줄이거나 여러 번에 나누어 보내 주세요.", "Shorten it or send it in parts.");

    public static Refusal UnsupportedMedia { get; } = Refusals.Of("unsupported-media-type", "받을 수 없는 형식입니다.", "The media type is not supported.", "Content-Type을 확인해 주세요. JSON은 application/json입니다.", "Check the Content-Type; JSON is application/json.");

    public static Refusal TooMany { get; } = Refusals.Of("too-many-requests", "요청이 너무 잦습니다.", "Too many requests.", "잠시 뒤에 다시 시도해 주세요.", "Try again a little later.");

    public static Refusal StorageUnavailable { get; } = Refusals.Of("storage-unavailable", "지금은 저장할 수 없어 새 요청을 받지 않습니다. 저장된 것은 없습니다.", "Nothing can be stored now, so new work is refused. Nothing was stored.", "잠시 뒤에 다시 보내 주세요. 저절로 회복됩니다.", "Send it again shortly; the service recovers by itself.");

    public static Refusal Unexpected { get; } = Refusals.Of("unexpected-error", "처리 중 오류가 났습니다.", "Something went wrong on our side.", "다시 시도하고, 되풀이되면 추적 번호를 담당자에게 알려 주세요.", "Try again; if it persists, tell the operator the trace id.");

    /// <summary>A request that cannot be read, with what and where.</summary>
    public static Refusal BadRequest(string ko, string en) =>
        Refusals.Of("bad-request", ko, en, "내용을 고쳐 다시 보내 주세요.", "Correct it and send it again.");

    /// <summary>Malformed JSON or a value of the wrong type.</summary>
    public static Refusal BadJson(string path, long? line)
    {
        var lineKo = line is null ? "" : $", {line + 1}번째 줄";
        var lineEn = line is null ? "" : $", line {line + 1}";
        return Refusals.Of("bad-json", $"JSON을 읽을 수 없습니다. 위치: {path}{lineKo}", $"The JSON cannot be read at {path}{lineEn}.", "형식과 값의 종류를 확인해 주세요.", "Check the syntax and the type of the value.");
    }
}
