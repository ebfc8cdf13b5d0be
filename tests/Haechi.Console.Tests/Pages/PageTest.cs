using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Haechi.Console.Pages;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Register;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Composition;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Case = Haechi.Kernel.Cases.Case;

namespace Haechi.Console.Tests.Pages;

/// <summary>Pages on the real store: a SQLite file of the test's own, one service, a counsellor who is signed in.</summary>
public abstract class PageTest : ConsoleTest
{
    protected const string ServiceId = "test-service";
    protected const string MyId = "me-1";
    private readonly TempFolder _folder = new();
    private readonly BunitAuthorizationContext _signedIn;

    protected PageTest()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("storage:dataFolder", (string?)_folder.Path)]).Build();
        Services.AddSingleton<IConfiguration>(configuration);
        Services.AddHaechiStorage(configuration);
        Services.AddHaechiOutbox(configuration);
        Services.AddSingleton<PermissionBook>();
        Services.AddHttpContextAccessor();
        Services.AddScoped<CurrentActor>();
        Services.AddConsolePages();
        Services.AddManifest(Manifest);
        Services.AddCaseAction(new(ServiceId, "refer", new("담당 부서로 이송", "Refer"), Verdict.Confirm, true, c => c.Department, c => $"{c.Title} ({c.Number})"));
        JSInterop.Mode = JSRuntimeMode.Loose;
        _signedIn = this.AddAuthorization();
        SignIn(Roles.Counsellor);
    }

    protected static ServiceManifest Manifest { get; } = new()
    {
        Id = ServiceId,
        Name = new LocalizedText("시험 서비스", "Test service"),
        Summary = new LocalizedText("시험합니다.", "Tests."),
        Organisation = new LocalizedText("서울시", "Seoul"),
        Department = new LocalizedText("시험과", "Test division"),
        Area = new LocalizedText("시험", "Test"),
        Purpose = new LocalizedText("시험", "Test"),
        LegalBasis = new LocalizedText("시험법 제1조", "Test Act art. 1"),
        Risk = RiskClass.Ordinary,
        RiskReason = new LocalizedText("시험", "Test"),
        Data = DataClass.Internal,
        Stage = ServiceStage.Operating,
        Models = [new("test-model", "1.2", new("시험", "Test"), "Apache-2.0")],
        RetentionDays = 30,
    };

    protected Ledger Ledger => Services.GetRequiredService<Ledger>();

    protected CaseDesk Desk => Services.GetRequiredService<CaseDesk>();

    /// <summary>Migrates the file; call it before the first row.</summary>
    protected async Task PrepareAsync()
    {
        foreach (var area in Services.GetServices<Area>())
        {
            await using var db = area.Create();
            await db.Database.MigrateAsync();
        }
    }

    protected void SignIn(string role)
    {
        _signedIn.SetAuthorized("박서연");
        _signedIn.SetRoles(role);
        _signedIn.SetClaims(new Claim(ClaimTypes.NameIdentifier, MyId), new Claim("haechi:name", "박서연"));
    }

    /// <summary>A case that waits.</summary>
    protected Task<Case> OpenCaseAsync(string title, Severity severity = Severity.Caution, string department = "시험과") =>
        Ledger.WriteAsync<Case>(scope => StoreAsync(scope, title, severity, department), CancellationToken.None);

    private static async Task<Case> StoreAsync(LedgerScope scope, string title, Severity severity, string department)
    {
        var thresholds = System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty.Add("score", 0.5);
        var finding = new Finding(
            Guid.CreateVersion7(), ServiceId, null, "pothole", 0.83, severity, new Place("강남역 3번 출구"), scope.At,
            [new Evidence("text", "신고 내용", "길이 파였습니다.")], new EvaluationSnapshot("test-model", "1.2", new string('a', 64), thresholds), null);
        var opened = await CaseDesk.OpenOrJoinAsync(scope, finding, new CaseRoute(title, department, scope.At.AddHours(4)), Actor.Citizen, CancellationToken.None);
        var row = finding.ToRow(scope.At);
        row.CaseId = opened.Id;
        scope.Use<RoomsDb>().Findings.Add(row);
        return opened;
    }

    protected async Task<Case> StoredAsync(Case opened) =>
        (await Services.GetRequiredService<CaseQueue>().FindAsync(opened.Id, CancellationToken.None))!.Value.Case;

    protected BunitNavigationManager Address => Services.GetRequiredService<BunitNavigationManager>();

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
