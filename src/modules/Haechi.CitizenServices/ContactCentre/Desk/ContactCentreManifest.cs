using Haechi.Kernel;
using Haechi.Kernel.Register;

namespace Haechi.CitizenServices.ContactCentre.Desk;

/// <summary>What the 120 contact centre declares about itself.</summary>
internal static class ContactCentreManifest
{
    public const string ServiceId = "contact-centre";

    public static ServiceManifest Value { get; } = new()
    {
        Id = ServiceId,
        Name = new("120 스마트 AI 상담센터", "120 smart contact centre"),
        Summary = new(
            "채팅 상담사의 책상입니다. 급하고 오래 기다린 대화부터 보여 주고, 표준 답변을 추천하며, 민원 양식과 상담 요약의 초안을 채웁니다. 보내고 저장하는 일은 모두 상담사가 확인합니다. 전화 상담과 음성 인식은 아직 없습니다.",
            "The desk of counsellors who chat with citizens. It ranks who waits, proposes standard answers, and drafts the form and the summary; a counsellor confirms everything that is sent or saved. There is no telephone and no speech recognition yet."),
        Organisation = new("서울특별시(데모)", "Seoul Metropolitan Government (demo)"),
        Department = new("120다산콜재단", "120 Dasan Call Center"),
        Area = new("시민 안내·민원", "Citizen services"),
        Purpose = new(
            "상담사가 찾고 옮겨 적는 시간을 줄여 시민이 덜 기다리게 합니다.",
            "Spare counsellors the looking up and writing down, so that citizens wait less."),
        LegalBasis = new(
            "민원 처리에 관한 법률 제4조·제7조, 서울특별시 120다산콜재단 설립 및 운영 조례, 인공지능 기본법 제31조",
            "Civil Petitions Treatment Act arts. 4 and 7; Seoul ordinance on the 120 Dasan Call Center Foundation; AI Basic Act art. 31"),
        Risk = RiskClass.Ordinary,
        RiskReason = new(
            "추천과 초안만 만들고 답변·접수·종료는 상담사가 결정합니다. 긴급도 표시는 순서만 바꾸며 기다린 시간이 길수록 앞섭니다.",
            "It proposes and drafts; counsellors answer, file and end. The mark of urgency changes only the order, and waiting outweighs it in time."),
        Data = DataClass.Personal,
        Stage = ServiceStage.Building,
        Website = "/talk",
        Models =
        [
            new("haechi-retrieval", "1.0", new("표준 답변 검색(추출형, 생성 모델 아님)", "Search of standard answers (extractive, not generative)"), "Apache-2.0"),
            new("seoul-talk-understanding", "1.0", new("양식 읽기와 긴급도 판별(규칙 기반)", "Reading of the form and urgency (rules)"), "Apache-2.0"),
        ],
        RetentionDays = 90,
        Kpis =
        [
            new("wait", new("상담사를 기다린 시간(p90)", "Waiting for a counsellor (p90)"), "s", 120),
            new("abandoned", new("기다리다 떠난 비율", "Left while waiting"), "%", 5),
            new("suggestion", new("추천이 보이기까지(p95)", "Until a suggestion is seen (p95)"), "ms", 150),
        ],
        DueWorkingDays = 1,
    };
}
