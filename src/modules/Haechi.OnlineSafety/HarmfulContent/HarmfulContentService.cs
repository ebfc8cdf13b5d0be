using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.HarmfulContent.Actors;
using Haechi.OnlineSafety.HarmfulContent.Demo;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Models;
using Haechi.OnlineSafety.HarmfulContent.Pictures;
using Haechi.OnlineSafety.HarmfulContent.Reports;
using Haechi.OnlineSafety.HarmfulContent.Review;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Register;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Puts the detection of harmful content together.</summary>
internal static class HarmfulContentService
{
    /// <summary>Permission to review posts.</summary>
    public const string ReviewPermission = "harmful.review";

    /// <summary>Permission to look at actors across posts and to make reports and accusation packages.</summary>
    public const string InvestigatePermission = "harmful.investigate";

    public static IServiceCollection AddHarmfulContent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddManifest(HarmfulContentManifest.Value);
        services.AddArea<HarmfulDb, SqliteHarmfulDb, PostgresHarmfulDb>(HarmfulDb.Area);
        services.AddPermission(new(ReviewPermission, new("유해 게시물 검토", "Review harmful posts"), Roles.Monitor, Roles.Investigator));
        services.AddPermission(new(InvestigatePermission, new("게시자 연결과 신고·고발 자료", "Link actors, report and accuse"), Roles.Investigator));
        services.AddAuditGroup(new("harmful.", new("유해 콘텐츠", "Harmful content")));
        services.AddSettings<HarmfulOptions>(configuration, HarmfulOptions.Section);
        services.AddSingleton<TradeModelInForce>();
        services.AddSingleton<HateModelInForce>();
        services.AddSingleton<PostJudge>();
        services.AddSingleton<PostDesk>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<ActorDesk>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<ModelDesk>();
        services.AddSingleton<ICollectedItemReader, CollectedPosts>();
        services.AddSingleton<PictureText>();
        services.AddSingleton<ICollectedItemReader, PicturePosts>();
        services.AddSingleton<IServiceCondition, HarmfulCondition>();
        services.AddSingleton<IRetentionPolicy, HarmfulRetention>();
        services.AddSingleton<IDemoSeeder, DemoPosts>();
        services.AddNavigation(new("harmful", "work", new("유해 게시물 검토", "Harmful posts"), "/console/harmful", "alert", 60, ReviewPermission));
        services.AddNavigation(new("harmful-actors", "work", new("게시자 연결", "Linked actors"), "/console/harmful/actors", "link", 61, InvestigatePermission));
        services.AddNavigation(new("harmful-models", "work", new("검출 모델", "Detection models"), "/console/harmful/models", "robot", 62, InvestigatePermission));
        return services;
    }

    public static void MapHarmfulContent(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPosts();
        endpoints.MapReports();
    }
}
