using System.Text;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>Files for the authorities, for those who may investigate.</summary>
internal static class ReportEndpoints
{
    public const string ReportPath = "/console/harmful/report";
    public const string AccusationPath = "/console/harmful/accusation";
    public const string TrainingPath = "/console/harmful/training";

    private static readonly Refusal NothingToAccuse = Refusals.Of(
        "nothing-confirmed", "이 게시자의 게시물 가운데 확인된 것이 없습니다.", "None of this actor's posts is confirmed.", "검토 목록에서 게시물을 먼저 확인해 주세요.", "Confirm posts in the review queue first.");

    public static void MapReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ReportPath, ReportAsync).RequireAuthorization(HarmfulContentService.InvestigatePermission).ExcludeFromDescription();
        endpoints.MapGet(AccusationPath, AccuseAsync).RequireAuthorization(HarmfulContentService.InvestigatePermission).ExcludeFromDescription();
        endpoints.MapGet(TrainingPath, TrainingAsync).RequireAuthorization(HarmfulContentService.InvestigatePermission).ExcludeFromDescription();
    }

    private static async Task<IResult> ReportAsync(ReportDesk desk, CurrentActor current, string? format, CancellationToken cancellationToken)
    {
        var lines = await desk.BulkAsync(await current.GetAsync(), cancellationToken);
        return format switch
        {
            "json" => Results.File(JsonSerializer.SerializeToUtf8Bytes(lines, LedgerJson.Options), "application/json", "harmful-report.json"),
            "xlsx" => Results.File(ReportTable.Xlsx(lines), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "harmful-report.xlsx"),
            _ => Results.File(Encoding.UTF8.GetBytes(ReportCsv.Write(lines)), "text/csv; charset=utf-8", "harmful-report.csv"),
        };
    }

    private static async Task<IResult> AccuseAsync(ReportDesk desk, CurrentActor current, string actor, CancellationToken cancellationToken) =>
        await desk.AccuseAsync(actor, await current.GetAsync(), cancellationToken) is { } archive
            ? Results.File(archive, "application/zip", "accusation.zip")
            : Problem.Of(NothingToAccuse, StatusCodes.Status404NotFound);

    private static async Task<IResult> TrainingAsync(ReportDesk desk, CurrentActor current, CancellationToken cancellationToken)
    {
        var lines = await desk.TrainingAsync(await current.GetAsync(), cancellationToken);
        return Results.File(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, LedgerJson.Options) + "\n"))), "application/x-ndjson", "harmful-training.jsonl");
    }
}
