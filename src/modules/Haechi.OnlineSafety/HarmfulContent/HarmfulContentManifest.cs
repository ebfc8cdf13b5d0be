using Haechi.Kernel;
using Haechi.Kernel.Register;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>What the detection of harmful content (온라인 불법·유해 콘텐츠 자동 검출) declares about itself.</summary>
internal static class HarmfulContentManifest
{
    public const string ServiceId = "harmful-content";

    public static ServiceManifest Value { get; } = new()
    {
        Id = ServiceId,
        Name = new("온라인 불법·유해 콘텐츠 자동 검출", "Harmful-content detection"),
        Summary = new(
            "성매매 알선, 마약, 불법대부, 도박, 불법촬영물 유포, 혐오·욕설 게시물을 찾아 순서를 매기고 증거와 신고 자료를 준비합니다. 신고와 수사 의뢰는 사람이 정합니다.",
            "Finds and ranks posts that procure prostitution, sell drugs, lend illegally, run gambling, spread unlawful footage or hate, and prepares evidence and reports. People decide on reporting and accusing."),
        Organisation = new("서울특별시(데모)", "Seoul Metropolitan Government (demo)"),
        Department = new("민생사법경찰국", "Special Judicial Police Bureau"),
        Area = new("안전", "Safety"),
        Purpose = new("불법 광고와 유해 게시물을 빨리 찾아 차단과 수사로 잇습니다.", "Illegal advertising and harmful posts are found quickly and passed on to be blocked and investigated."),
        LegalBasis = new(
            "정보통신망 이용촉진 및 정보보호 등에 관한 법률 제44조의7, 사법경찰직무법 제5조·제6조, 인공지능 기본법 제31조",
            "Information and Communications Network Act art. 44-7; Act on Persons Performing the Duties of Judicial Police arts. 5 and 6; AI Basic Act art. 31"),
        Risk = RiskClass.HighImpact,
        RiskReason = new(
            "수사와 차단의 실마리가 되어 사람의 권리에 닿습니다. 사람이 한 건씩 확인하고 판단 근거가 된 글자를 함께 보입니다.",
            "It may start investigations and blocking, and so touches rights. People confirm each post and see which words spoke."),
        Data = DataClass.Personal,
        Stage = ServiceStage.Building,
        Website = null,
        Models =
        [
            new("haechi-text", "1.0", new("글자 조각 선형 분류기(시가 가진 자료로 학습)", "Linear classifier over pieces of text (trained from data that the city holds)"), "Apache-2.0"),
        ],
        RetentionDays = 365,
        Kpis =
        [
            new("confirmed", new("확인된 비율", "Share that reviewers confirm"), "%", 90),
        ],
        DueWorkingDays = 3,
    };
}
