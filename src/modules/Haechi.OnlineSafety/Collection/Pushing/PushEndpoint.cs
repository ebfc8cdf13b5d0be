using System.Globalization;
using System.Text;
using Haechi.Kernel;
using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Collection.Pushing;

/// <summary><c>POST /api/v1/collection/items</c>: others hand in what they found. When it answers, everybody has read it and what they found is on disk.</summary>
internal static class PushEndpoint
{
    public const string Path = "/api/v1/collection/items";

    // So that a source is named for what was pushed.
    private static readonly Guid Pushed = new("0199c0de-0000-7000-8000-000000000001");

    public static void MapPushing(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync)
        .RequireAuthorization(PlatformPermissions.IngestWrite)
        .RequireRateLimiting(RateLimits.Ingest)
        .DisableAntiforgery()
        .TakesUpload()
        .WithTags("Collection")
        .WithName("PushCollectedItems")
        .WithSummary("Hand in pictures, videos and a text that were found at an address")
        .WithDescription("A form: 'address' where it stands, optional 'foundOn', 'publishedAt' (with an offset) and 'text', and any number of files. Each part is answered by itself: read, or skipped with a reason. The same again changes nothing.")
        .Produces<PushAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> TakeAsync(
        [FromForm] string? address, [FromForm] string? foundOn, [FromForm] string? publishedAt, [FromForm] string? text, IFormFileCollection files, HttpContext http,
        ItemHandover handover, IOptionsMonitor<CollectionOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!http.User.MayServe(HarmfulContentManifest.ServiceId))
            return Problem.Of(PushRefusals.NotYours(), StatusCodes.Status403Forbidden);
        if (AddressOf(address) is not { } at || (foundOn is { Length: > 0 } && AddressOf(foundOn) is null))
            return Problem.Of(PushRefusals.Address());
        DateTimeOffset published = default;
        if (publishedAt is { Length: > 0 } && !DateTimeOffset.TryParse(publishedAt, CultureInfo.InvariantCulture, out published))
            return Problem.Of(PushRefusals.Date());
        if (files.Count == 0 && string.IsNullOrWhiteSpace(text))
            return Problem.Of(PushRefusals.Nothing());
        var push = new Push(at, AddressOf(foundOn), publishedAt is { Length: > 0 } ? published : null, clock.GetUtcNow(), handover, options.CurrentValue);
        try
        {
            var answers = new List<PushedPart>();
            if (!string.IsNullOrWhiteSpace(text))
                answers.Add(await push.TextAsync(text, cancellationToken));
            foreach (var file in files)
                answers.Add(await push.FileAsync(file, cancellationToken));
            return TypedResults.Json(new PushAnswer(answers.Count(a => a.Skipped is null), answers.Count(a => a.Skipped is not null), answers), LedgerJson.Options, statusCode: StatusCodes.Status201Created);
        }
        catch (StorageUnavailableException)
        {
            http.Response.Headers.RetryAfter = "2";
            return Problem.Of(PushRefusals.NoStorage(), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Uri? AddressOf(string? written) =>
        written is { Length: > 0 and <= 2_000 } && Uri.TryCreate(written, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo.Length: 0, Host.Length: > 0 } ? address : null;

    private sealed record Push(Uri Address, Uri? FoundOn, DateTimeOffset? PublishedAt, DateTimeOffset Now, ItemHandover Handover, CollectionOptions Options)
    {
        public Task<PushedPart> TextAsync(string text, CancellationToken cancellationToken) =>
            GiveAsync("text", ItemKind.Text, text, Encoding.UTF8.GetBytes(text), "text/plain", cancellationToken);

        public async Task<PushedPart> FileAsync(IFormFile file, CancellationToken cancellationToken)
        {
            if (file.Length == 0)
                return new(file.Name, "empty");
            var content = new byte[file.Length];
            await using (var stream = file.OpenReadStream())
                await stream.ReadExactlyAsync(content, cancellationToken);
            var type = ContentSniffer.TypeOf(content, null);
            ItemKind? kind = type.StartsWith("image/", StringComparison.Ordinal) ? ItemKind.Picture : type.StartsWith("video/", StringComparison.Ordinal) ? ItemKind.Video : null;
            return kind is null ? new(file.Name, SkipReason.Content)
                : content.Length > (kind == ItemKind.Picture ? Options.PictureBytes : Options.VideoBytes) ? new(file.Name, SkipReason.TooLarge)
                : await GiveAsync(file.Name, kind.Value, "", content, type, cancellationToken);
        }

        private async Task<PushedPart> GiveAsync(string part, ItemKind kind, string text, byte[] content, string type, CancellationToken cancellationToken)
        {
            var item = new CollectedItem(ItemHandover.IdOf(Address, content), Pushed, kind, Address, FoundOn, Now, PublishedAt, text, content, type, new Dictionary<string, string>());
            var reasons = await Handover.GiveAsync(item, cancellationToken);
            return new(part, reasons.Count == 0 ? null : string.Join(", ", reasons));
        }
    }
}

/// <summary>What became of one part of the form.</summary>
/// <param name="Part">Its field name.</param>
/// <param name="Skipped">Why it was not read; null when it was.</param>
internal sealed record PushedPart(string Part, string? Skipped);

/// <summary>What the endpoint answers.</summary>
internal sealed record PushAnswer(int Read, int Skipped, IReadOnlyList<PushedPart> Parts);

/// <summary>Every reason for which nothing is taken.</summary>
internal static class PushRefusals
{
    public static Refusal NotYours() => Refusals.Of("collection-not-yours", "이 계정은 이 서비스에 자료를 보낼 수 없습니다.", "This account may not hand in for this service.", "관리자에게 서비스 권한을 요청해 주세요.", "Ask an administrator for the service.");

    public static Refusal Address() => Refusals.Of("collection-address", "address 또는 foundOn이 http나 https 주소가 아닙니다.", "address or foundOn is no http or https address.", "예: https://board.example.kr/a.jpg", "Example: https://board.example.kr/a.jpg");

    public static Refusal Date() => Refusals.Of("collection-date", "publishedAt이 날짜와 시각이 아닙니다.", "publishedAt is no date and time.", "예: 2026-11-24T09:00:00+09:00", "Example: 2026-11-24T09:00:00+09:00");

    public static Refusal Nothing() => Refusals.Of("collection-nothing", "글도 파일도 없습니다.", "There is neither a text nor a file.", "text나 파일을 하나 이상 넣어 주세요.", "Add a text or a file.");

    public static Refusal NoStorage() => Refusals.Of("collection-no-storage", "지금은 저장할 수 없습니다.", "Nothing can be stored now.", "잠시 뒤 같은 내용을 다시 보내 주세요.", "Send the same again in a moment.");
}
