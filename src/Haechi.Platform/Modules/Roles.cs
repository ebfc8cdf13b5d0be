namespace Haechi.Platform.Modules;

/// <summary>The fixed roles. Citizens are anonymous and hold none.</summary>
public static class Roles
{
    /// <summary>상담사.</summary>
    public const string Counsellor = "counsellor";

    /// <summary>관제 요원.</summary>
    public const string Operator = "operator";

    /// <summary>교통 운영: traffic office.</summary>
    public const string Traffic = "traffic";

    /// <summary>교통경찰.</summary>
    public const string Police = "police";

    /// <summary>삭제지원관: works for victims on the removal of images.</summary>
    public const string SupportWorker = "support-worker";

    /// <summary>온라인 시민감시단: reviews harmful posts.</summary>
    public const string Monitor = "monitor";

    /// <summary>민생사법경찰: investigates.</summary>
    public const string Investigator = "investigator";

    /// <summary>서비스 담당.</summary>
    public const string ServiceOwner = "service-owner";

    /// <summary>컨트롤타워.</summary>
    public const string ControlTower = "control-tower";

    /// <summary>감사.</summary>
    public const string Auditor = "auditor";

    /// <summary>관리자.</summary>
    public const string Administrator = "administrator";

    /// <summary>All of them, in the order of pages.</summary>
    public static IReadOnlyList<string> All { get; } = [Counsellor, Operator, Traffic, Police, SupportWorker, Monitor, Investigator, ServiceOwner, ControlTower, Auditor, Administrator];
}
