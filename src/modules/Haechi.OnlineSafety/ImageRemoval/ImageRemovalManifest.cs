using Haechi.Kernel;
using Haechi.Kernel.Register;

namespace Haechi.OnlineSafety.ImageRemoval;

/// <summary>What image removal support (디지털 성범죄 삭제지원) declares about itself.</summary>
internal static class ImageRemovalManifest
{
    public const string ServiceId = "image-removal";

    public static ServiceManifest Value { get; } = new()
    {
        Id = ServiceId,
        Name = new("디지털 성범죄 삭제지원", "Image removal support"),
        Summary = new(
            "피해자가 맡긴 사진·영상의 지문(해시)으로 유포된 곳을 찾고, 증거를 남기고, 삭제 요청문을 준비합니다. 삭제 요청은 삭제지원관이 한 건씩 확인해야 나갑니다.",
            "Finds where pictures and videos were spread by the fingerprints (hashes) that victims entrust, keeps evidence and prepares takedown notices. A support worker confirms each notice before it is sent."),
        Organisation = new("서울특별시(데모)", "Seoul Metropolitan Government (demo)"),
        Department = new("디지털성범죄안심지원센터", "Digital Sex Crime Support Centre"),
        Area = new("여성·안전", "Gender equality and safety"),
        Purpose = new("유포된 피해 촬영물을 빨리 찾아 지웁니다.", "Spread abuse imagery is found and removed quickly."),
        LegalBasis = new(
            "성폭력방지 및 피해자보호 등에 관한 법률 제7조의3(불법촬영물등으로 인한 피해자에 대한 지원), 개인정보 보호법 제15조·제23조(정보주체 동의), 인공지능 기본법 제31조",
            "Sexual Violence Prevention and Victims Protection Act art. 7-3; Personal Information Protection Act arts. 15 and 23 (consent); AI Basic Act art. 31"),
        Risk = RiskClass.HighImpact,
        RiskReason = new(
            "피해자의 사생활과 명예에 닿습니다. 사진이 아니라 지문만 견주고, 일치 여부와 삭제 요청은 사람이 정합니다.",
            "It touches a victim's privacy and dignity. Fingerprints are compared, not pictures, and people decide on every match and every notice."),
        Data = DataClass.Sensitive,
        Stage = ServiceStage.Building,
        Website = "/removal",
        Models =
        [
            new("pdq", "1.0", new("사진 지문(공개된 PDQ 방식, 학습 모델 아님)", "Fingerprint of pictures (the published PDQ, not a trained model)"), "Apache-2.0"),
        ],
        RetentionDays = 1095,
        Kpis =
        [
            new("detection", new("게시에서 발견까지", "From appearance to detection"), "min", 6),
            new("removal", new("요청에서 삭제까지", "From notice to removal"), "h", 24),
        ],
        DueWorkingDays = 1,
    };
}
