using System.Security.Claims;
using Haechi.Kernel.Auditing;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Looks;

/// <summary>What the desk's page loads: pictures made small and grey here, evidence archives, and notices as files. Never an original, never cached.</summary>
internal static class LookEndpoints
{
    public static void MapRemovalDesk(this IEndpointRouteBuilder endpoints)
    {
        var desk = endpoints.MapGroup("/console/removal").RequireAuthorization(ImageRemovalService.WorkPermission).ExcludeFromDescription();
        desk.MapGet("/hits/{id:guid}/blurred", async (Guid id, LookDesk looks, HttpResponse response, CancellationToken stop) => Picture(response, await looks.BlurredAsync(id, stop)));
        desk.MapGet("/looks/{id:guid}", async (Guid id, LookDesk looks, CurrentActor current, HttpResponse response, CancellationToken stop) =>
            Picture(response, await looks.PictureAsync(id, (await current.GetAsync()).Id, stop)));
        desk.MapGet("/evidence/{id:guid}", EvidenceAsync);
        desk.MapGet("/notices/{id:guid}.{form}", NoticeAsync);
    }

    private static IResult Picture(HttpResponse response, byte[]? picture)
    {
        response.Headers.CacheControl = "no-store";
        return picture is null ? TypedResults.NotFound() : TypedResults.Bytes(picture, "image/png");
    }

    private static async Task<IResult> EvidenceAsync(Guid id, IDbContextFactory<TakedownDb> reading, CaseKeys keys, Ledger ledger, CurrentActor current, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        if (await db.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } row || await keys.FindAsync(row.RequestId, cancellationToken) is not { } key)
            return TypedResults.NotFound();
        var person = await current.GetAsync();
        await ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(person, "removal.evidence-taken", "removal-hit", row.HitId.ToString(), ImageRemovalManifest.ServiceId));
                return Task.CompletedTask;
            },
            cancellationToken);
        return TypedResults.File(key.Open(row.SealedArchive, HitEvidence.PurposeOf(row.Id)), "application/zip", $"evidence-{row.HitId:N}.zip");
    }

    private static async Task<IResult> NoticeAsync(Guid id, string form, IDbContextFactory<TakedownDb> reading, CaseKeys keys, NoticeMail mail, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        // Only what a person confirmed leaves the house, as a file too.
        if (form is not ("eml" or "txt") || await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.State != NoticeState.Draft, cancellationToken) is not { } row
            || await keys.FindAsync(row.RequestId, cancellationToken) is not { } key)
            return TypedResults.NotFound();
        var words = NoticeWords.Open(key, row);
        if (form == "txt")
            return TypedResults.File(System.Text.Encoding.UTF8.GetBytes($"{words.Subject}\n\n{words.Body}"), "text/plain; charset=utf-8", $"notice-{row.CaseNumber}.txt");
        using var message = mail.MessageOf(row.ActionId ?? row.Id, row.Recipient, words, row.SentAt ?? row.DraftedAt);
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancellationToken);
        return TypedResults.File(bytes.ToArray(), "message/rfc822", $"notice-{row.CaseNumber}.eml");
    }
}
