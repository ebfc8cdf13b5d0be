using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel.Auditing;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Exports;

/// <summary>Figures as a file. That they leave is in the audit trail before the first byte goes out.</summary>
internal static class ExportBoard
{
    public const string Path = "/console/contact-centre/export";
    private const string ExportedAct = "contact.exported";

    public static void MapBoardExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, ExportAsync).RequireAuthorization(SupervisionService.SupervisePermission).ExcludeFromDescription();

    private static async Task ExportAsync(
        HttpContext context, BoardSheets sheets, StaySheets stays, Ledger ledger, CurrentActor current, TimeProvider clock, CancellationToken cancellationToken, string what = "board", string format = "csv", string? month = null)
    {
        if (what == "reviews" && !await current.HoldsAsync(SupervisionService.ReviewPermission))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var excel = format == "xlsx";
        var (name, tables) = what switch
        {
            "stays" when (StaySheets.MonthOf(month) ?? SeoulTime.DayOf(clock.GetUtcNow())) is var day =>
                ($"stays-{day:yyyyMM}", stays.Of(new DateOnly(day.Year, day.Month, 1), cancellationToken)),
            "words" => ("words", await sheets.WordsAsync(cancellationToken)),
            "parking" => ("parking", await sheets.ParkingAsync(cancellationToken)),
            "reviews" => ("reviews", await sheets.ReviewsAsync(cancellationToken)),
            _ => ("board", await sheets.BoardAsync(cancellationToken)),
        };
        var extension = excel ? "xlsx" : "csv";
        await AuditAsync(ledger, await current.GetAsync(), name, extension, cancellationToken);
        context.Response.ContentType = excel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"haechi-contact-{name}-{SeoulTime.DayOf(clock.GetUtcNow()):yyyyMMdd}.{extension}\"";
        context.Response.Headers.CacheControl = "no-store";
        await (excel ? XlsxSheets.WriteAsync(context.Response.Body, tables, cancellationToken) : CsvSheets.WriteAsync(context.Response.Body, tables, cancellationToken));
    }

    private static Task AuditAsync(Ledger ledger, Kernel.Rooms.Actor actor, string what, string format, CancellationToken cancellationToken) => ledger.WriteAsync(
        scope =>
        {
            var detail = JsonSerializer.Serialize(new { what, format }, LedgerJson.Options);
            scope.Audit(new AuditNote(actor, ExportedAct, "export", what, SeoulTalkManifest.ServiceId, detail));
            return Task.CompletedTask;
        },
        cancellationToken);
}
