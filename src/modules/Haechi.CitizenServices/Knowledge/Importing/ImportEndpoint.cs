using System.Globalization;
using System.Security.Claims;
using Haechi.Kernel;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary><c>POST /api/v1/knowledge/imports</c>: a form with files and what is said of all of them.</summary>
internal static class ImportEndpoint
{
    /// <summary>Collection of what is uploaded without a name.</summary>
    public const string Uploads = "uploads";

    public static void MapKnowledge(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/knowledge/imports", HandleAsync)
            .RequireAuthorization(KnowledgeService.EditPermission).DisableAntiforgery().WithTags("Knowledge")
            .WithName("ImportKnowledge").WithSummary("Import uploaded documents: fields source, owner, validUntil, and any number of files")
            .Produces<ImportReport>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(HttpRequest request, ClaimsPrincipal user, KnowledgeImport import, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return Problem.Of(NoFiles);
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.Count == 0)
            return Problem.Of(NoFiles);
        DateOnly? until = DateOnly.TryParseExact(form["validUntil"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var collection = form["collection"].ToString();
        var order = new ImportOrder(collection.Length == 0 ? Uploads : collection, form["source"].ToString(), form["owner"].ToString(), until, user.ToActor());
        var total = new ImportReport();
        foreach (var file in form.Files)
        {
            await using var content = file.OpenReadStream();
            var report = await import.UploadAsync(content, file.FileName, order, cancellationToken);
            if (report.Refusal is { } refusal)
                return Problem.Of(refusal);
            total.Add(report.Value);
        }
        return Results.Json(total, LedgerJson.Options);
    }

    private static Refusal NoFiles => Refusals.Of("import-empty", "가져올 파일이 없습니다.", "There is no file to import.",
        "파일을 하나 이상 골라 주세요.", "Choose at least one file.");
}
