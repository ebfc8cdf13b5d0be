using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.Kernel;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>
/// The KakaoTalk channel: a skill server in the published form, tested with requests written after its documentation, never against the live service.
/// A messenger shows one answer per message, so what a counsellor or a department says in between comes with the next one.
/// </summary>
internal static class KakaoEndpoint
{
    private const string KeyHeader = "X-Haechi-Channel-Key";

    public static void MapKakao(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/talk/channels/kakao/skill", HandleAsync)
            .Accepts<KakaoRequest>("application/json")
            .WithName("KakaoSkill").WithTags("Seoul Talk").WithSummary("KakaoTalk chatbot skill (published form 2.0)")
            .AllowAnonymous().RequireRateLimiting(RateLimits.Channel).DisableAntiforgery();

    private static async Task<IResult> HandleAsync(
        HttpRequest http, IOptionsMonitor<KakaoOptions> options, CitizenDesk desk, KakaoConversations conversations, CancellationToken cancellationToken)
    {
        // The key first: the body of a stranger is not read.
        if (Authorise(http, options.CurrentValue.ReadKey()) is { } refused)
        {
            return refused;
        }

        if (!http.HasJsonContentType())
        {
            throw new BadHttpRequestException("The skill payload is JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        var request = await http.ReadFromJsonAsync<KakaoRequest>(cancellationToken);
        if (request?.UserRequest is not { Utterance: { } utterance, User.Id: { Length: > 0 } user } said)
        {
            return Problem.Of(Missing(), StatusCodes.Status400BadRequest, "$.userRequest");
        }

        var owner = OwnerToken.Hash($"kakao:{request.Bot?.Id}:{user}");
        var shown = await conversations.ShownUntilAsync(owner, cancellationToken);
        var current = await conversations.OpenAsync(owner, said.Lang == "en" ? "en" : "ko", cancellationToken);
        var outcome = await desk.SayAsync(current.Id, await conversations.ReadAsync(current.Id, utterance, cancellationToken), cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Ok(KakaoReply.Of(await conversations.SinceAsync(owner, shown, cancellationToken)))
            : TypedResults.Ok(KakaoReply.Say($"{outcome.Refusal.Message.For(current.Language)} {outcome.Refusal.Mend.For(current.Language)}"));
    }

    private static IResult? Authorise(HttpRequest http, string? key)
    {
        if (key is null)
        {
            return Problem.Of(Off(), StatusCodes.Status404NotFound);
        }

        var given = Encoding.UTF8.GetBytes(http.Headers[KeyHeader].ToString());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(key)) ? null : Problem.Of(WrongKey(), StatusCodes.Status401Unauthorized);
    }

    private static Refusal Off() => Refusals.Of("kakao-off",
        "카카오톡 채널이 설정되지 않았습니다.", "The KakaoTalk channel is not configured.",
        "설정의 seoul_talk.kakao.key_file을 지정해 주세요.", "Set seoul_talk.kakao.key_file in the configuration.");

    private static Refusal WrongKey() => Refusals.Of("kakao-key",
        "채널 키가 맞지 않습니다.", "The channel key does not match.",
        $"스킬 설정의 {KeyHeader} 머리글을 확인해 주세요.", $"Check the header {KeyHeader} in the skill's settings.");

    private static Refusal Missing() => Refusals.Of("kakao-form",
        "스킬 요청에 userRequest.utterance와 userRequest.user.id가 있어야 합니다.", "A skill request needs userRequest.utterance and userRequest.user.id.",
        "오픈빌더 스킬 버전 2.0 형식으로 보내 주세요.", "Send the skill payload of version 2.0.");
}
