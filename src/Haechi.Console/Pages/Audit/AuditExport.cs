using System.Globalization;
using System.Text;
using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Platform.Audit;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Console.Pages.Audit;

/// <summary>The trail as a file. What leaves is written into the trail before the first byte goes out.</summary>
internal static class AuditExport
{
    public const string Path = "/console/audit/export";
    private const string ExportedAct = "audit.exported";
    private static readonly string[] Columns =
        ["sequence", "at", "actorKind", "actorId", "actorName", "act", "subjectKind", "subjectId", "serviceId", "detail", "previousHash", "hash"];

    public static void MapAuditExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, ExportAsync).RequireAuthorization(PlatformPermissions.AuditRead).ExcludeFromDescription();

    private static async Task ExportAsync(HttpContext context, AuditReader reader, Ledger ledger, CurrentActor current, CancellationToken cancellationToken, string format = "csv")
    {
        var json = format == "json";
        var (filter, _) = AuditQuery.Parse(context.Request.QueryString.Value ?? "");
        var (count, last) = await reader.CountAsync(filter, cancellationToken);
        var detail = JsonSerializer.Serialize(new { format = json ? "json" : "csv", rows = count, filter.Act, filter.SubjectId, filter.ServiceId, filter.From, filter.Until }, LedgerJson.Options);
        var actor = await current.GetAsync();
        await ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(actor, ExportedAct, "audit", last.ToString(CultureInfo.InvariantCulture), null, detail));
                return Task.CompletedTask;
            },
            cancellationToken);
        context.Response.ContentType = json ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"haechi-audit-{last}.{(json ? "json" : "csv")}\"";
        context.Response.Headers.CacheControl = "no-store";
        var rows = reader.StreamAsync(filter, last, cancellationToken);
        await (json ? WriteJsonAsync(context.Response, rows, cancellationToken) : WriteCsvAsync(context.Response, rows, cancellationToken));
    }

    private static Task WriteJsonAsync(HttpResponse response, IAsyncEnumerable<AuditRow> rows, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(response.Body, rows, LedgerJson.Options, cancellationToken);

    private static async Task WriteCsvAsync(HttpResponse response, IAsyncEnumerable<AuditRow> rows, CancellationToken cancellationToken)
    {
        // The mark at the start lets spreadsheet programs read Korean.
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(string.Join(',', Columns) + "\r\n");
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(string.Join(',', Cells(row).Select(Cell)) + "\r\n");
        }
    }

    private static IEnumerable<string> Cells(AuditRow row) =>
    [
        row.Sequence.ToString(CultureInfo.InvariantCulture), row.At.ToString("O", CultureInfo.InvariantCulture), row.ActorKind.ToString(), row.ActorId, row.ActorName,
        row.Act, row.SubjectKind, row.SubjectId, row.ServiceId ?? "", row.Detail, row.PreviousHash, row.Hash,
    ];

    /// <summary>One quoted cell. A text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
    internal static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
