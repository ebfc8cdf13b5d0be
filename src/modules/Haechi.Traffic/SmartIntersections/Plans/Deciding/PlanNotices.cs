using System.Security.Claims;
using Haechi.Console.Pages.Start;
using Haechi.Platform.Identity;
using Haechi.Traffic.SmartIntersections.Plans.Storage;

namespace Haechi.Traffic.SmartIntersections.Plans.Deciding;

/// <summary>Tells the police on their start page how many plans wait for them.</summary>
internal sealed class PlanNotices(PlanBook book, PermissionBook permissions) : IStartNotice
{
    public async Task<StartNotice?> ReadAsync(ClaimsPrincipal me, CancellationToken cancellationToken) =>
        permissions.Holds(me, SmartIntersectionsService.ApprovePermission) && await book.WaitingAsync(cancellationToken) is > 0 and var count
            ? new StartNotice(count, new("승인을 기다리는 신호계획", "Signal plans that wait for approval"), new("전후 비교를 보고 결정합니다", "Look at before and after, then decide"), "/console/traffic/plans", "scale")
            : null;
}
