using System.Globalization;
using System.Security.Claims;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.Kernel;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary><c>POST /api/v1/knowledge/imports</c>: a form with files and what is said of all of them.</summary>
internal static class ImportEndpoint
{
    /// <summary>Collection of what is uploaded without a name.</summary>
    public const string Uploads = "uploads";

    private const string Drafts = "drafts";
    private const string Published = "published";
    private const long MostBytes = 128L << 20;

    public static void MapKnowledge(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/knowledge/imports", HandleAsync)
            .RequireAuthorization(KnowledgeService.EditPermission).DisableAntiforgery().WithTags("Knowledge")
            .WithName("ImportKnowledge").WithSummary("Import uploaded documents: fields source, owner, validUntil, as (drafts, the default, or published), and any number of files, 64 MB each, 128 MB together")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Produces<ImportReport>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(HttpRequest request, ClaimsPrincipal user, ImportRuns runs, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return Problem.Of(NoFiles);
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.Count == 0)
            return Problem.Of(NoFiles);
        if (form["as"].ToString() is not ("" or Drafts or Published))
            return Problem.Of(NoSuchChoice);
        using var staged = new StagedFiles();
        foreach (var file in form.Files)
            await staged.TakeAsync(file.FileName, file.Length, file.OpenReadStream, cancellationToken);
        var run = await runs.RunAsync(ImportJob.Files(staged, Order(form, user)), cancellationToken);
        return run.Refusal is { } refusal ? Problem.Of(refusal) : Results.Json(run.Report, LedgerJson.Options);
    }

    private static ImportOrder Order(IFormCollection form, ClaimsPrincipal user)
    {
        DateOnly? until = DateOnly.TryParseExact(form["validUntil"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var collection = form["collection"].ToString();
        return new ImportOrder(collection.Length == 0 ? Uploads : collection, form["source"].ToString(), form["owner"].ToString(), until, user.ToActor())
        {
            Publish = form["as"] == Published,
        };
    }

    private static Refusal NoSuchChoice => Refusals.Of("import-as", "'as' 값이 맞지 않습니다.", "The field 'as' is wrong.",
        "drafts(초안, 기본) 또는 published(바로 게시)로 적어 주세요.", "Write drafts (the default) or published.");

    private static Refusal NoFiles => Refusals.Of("import-empty", "가져올 파일이 없습니다.", "There is no file to import.",
        "파일을 하나 이상 골라 주세요.", "Choose at least one file.");
}
