using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>
/// The KakaoTalk channel: a skill server in the published form, never tried against the live service.
/// A messenger shows one answer per message, so what a counsellor or a department says in between comes with the next one.
/// </summary>
internal static class KakaoEndpoint
{
    private const string KeyHeader = "X-Haechi-Channel-Key";
    private const string Channel = "kakao";
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    public static void MapKakao(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/talk/channels/kakao/skill", HandleAsync)
            .WithName("KakaoSkill").WithTags("Seoul Talk").WithSummary("KakaoTalk chatbot skill (published form 2.0)")
            .AllowAnonymous().RequireRateLimiting(RateLimits.Channel).DisableAntiforgery();

    private static async Task<IResult> HandleAsync(
        KakaoRequest request, HttpRequest http, IOptionsMonitor<KakaoOptions> options, CitizenDesk desk, KakaoConversations conversations, CancellationToken cancellationToken)
    {
        if (Authorise(http, options.CurrentValue.ReadKey()) is { } refused)
        {
            return refused;
        }

        if (request.UserRequest is not { Utterance: { } utterance, User.Id: { Length: > 0 } user })
        {
            return Problem.Of(Missing(), StatusCodes.Status400BadRequest, "$.userRequest");
        }

        var owner = OwnerToken.Hash($"kakao:{request.Bot?.Id}:{user}");
        var language = request.UserRequest.Lang == "en" ? "en" : "ko";
        var current = await conversations.FindAsync(owner, Forgotten, cancellationToken)
            ?? await desk.StartAsync(Channel, language, owner, cancellationToken);
        var seen = await conversations.SeenAsync(current.Id, cancellationToken);
        var outcome = await desk.SayAsync(current.Id, await conversations.ReadAsync(current.Id, utterance, cancellationToken), cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Ok(KakaoReply.Of(await conversations.SinceAsync(current.Id, seen, cancellationToken)))
            : TypedResults.Ok(KakaoReply.Say($"{outcome.Refusal.Message.Ko} {outcome.Refusal.Mend.Ko}"));
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

/// <summary>Finds the conversation of a messenger user.</summary>
internal sealed class KakaoConversations(IDbContextFactory<SeoulTalkDb> database, ConversationReader reader, TimeProvider clock)
{
    public async Task<ConversationRow?> FindAsync(string ownerHash, TimeSpan forgotten, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - forgotten;
        await using var db = database.CreateDbContext();
        return await db.Conversations.AsNoTracking()
            .Where(c => c.Channel == "kakao" && c.OwnerHash == ownerHash && c.Mode != ConversationMode.Ended && c.LastAt >= since)
            .OrderByDescending(c => c.LastAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Last turn that the messenger has shown: everything up to the citizen's last turn and the bot's answer to it.</summary>
    public async Task<int> SeenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var turns = await db.Turns.AsNoTracking().Where(t => t.ConversationId == id).OrderBy(t => t.Sequence)
            .Select(t => new { t.Sequence, t.Author, t.At }).ToListAsync(cancellationToken);
        var asked = turns.LastOrDefault(t => t.Author == TurnAuthor.Citizen);
        return asked is null ? 0 : turns.Last(t => t.At == asked.At).Sequence;
    }

    /// <summary>A quick reply comes back as its words: the last turn says which choice they were.</summary>
    public async Task<Said> ReadAsync(Guid id, string utterance, CancellationToken cancellationToken)
    {
        var turns = await reader.TurnsAsync(id, 0, cancellationToken);
        var choice = turns.Count == 0 ? null : turns[^1].Body.Choices.FirstOrDefault(c => c.Text == utterance.Trim());
        return new Said(utterance, choice?.Id, null);
    }

    public Task<IReadOnlyList<TurnView>> SinceAsync(Guid id, int seen, CancellationToken cancellationToken) => reader.TurnsAsync(id, seen, cancellationToken);
}
