namespace Haechi.Platform.Modules;

/// <summary>Permissions of the platform itself. Modules add their own.</summary>
public static class PlatformPermissions
{
    public const string CaseRead = "case.read";
    public const string CaseDecide = "case.decide";
    public const string RegisterRead = "register.read";
    public const string AuditRead = "audit.read";
    public const string PersonalDataRead = "personal-data.read";
    public const string UsersManage = "users.manage";
    public const string SettingsManage = "settings.manage";
    public const string StreamsManage = "streams.manage";
    public const string DeliveriesManage = "deliveries.manage";
    public const string IngestWrite = "ingest.write";
    public const string ModelsRead = "models.read";
    public const string EventsRead = "events.read";

    /// <summary>The platform's permissions with the roles that hold them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(CaseRead, new("사건 보기", "Read cases"), Roles.Counsellor, Roles.Operator, Roles.ServiceOwner, Roles.ControlTower, Roles.Auditor, Roles.Administrator),
        new(CaseDecide, new("사건 결정", "Decide cases"), Roles.Counsellor, Roles.Operator),
        new(RegisterRead, new("등록부 보기", "Read the register"), [.. Roles.All]),
        new(AuditRead, new("감사 기록 보기", "Read the audit trail"), Roles.Auditor, Roles.Administrator),
        new(PersonalDataRead, new("개인정보 열람", "Unmask personal data"), Roles.Counsellor, Roles.Operator, Roles.Auditor),
        new(UsersManage, new("사용자 관리", "Manage users"), Roles.Administrator),
        new(SettingsManage, new("설정 관리", "Manage settings"), Roles.ServiceOwner, Roles.Administrator),
        new(StreamsManage, new("수집 스트림 관리", "Manage streams"), Roles.Operator, Roles.Administrator),
        new(DeliveriesManage, new("외부 전송 관리", "Manage deliveries"), Roles.ServiceOwner, Roles.Administrator),
        new(IngestWrite, new("관측·탐지 접수", "Hand in observations and findings"), Roles.Administrator),
        new(ModelsRead, new("언어모델 사용량 보기", "Read the language model's meter"), Roles.ServiceOwner, Roles.ControlTower, Roles.Auditor, Roles.Administrator),
        new(EventsRead, new("실시간 알림 받기", "Follow live events"), Roles.Counsellor, Roles.Operator, Roles.ServiceOwner, Roles.ControlTower, Roles.Auditor, Roles.Administrator),
    ];
}
