using Haechi.Kernel;
using Haechi.Kernel.Register;
using Haechi.Platform.LanguageModels;

namespace Haechi.CitizenServices.SeoulTalk;

/// <summary>What 서울톡 declares about itself.</summary>
internal static class SeoulTalkManifest
{
    public const string ServiceId = "seoul-talk";
    public const string ModelVersion = "1.0";

    public static ServiceManifest Value { get; } = new()
    {
        Id = ServiceId,
        Name = new("서울톡", "Seoul Talk"),
        Summary = new(
            "시정 안내, 현장민원 접수와 처리 결과 조회를 대화로 제공합니다. 답변마다 출처를 밝히고, 언제든 상담사에게 연결합니다.",
            "Answers questions on city affairs, takes civil reports and tells their outcome in a chat. Every answer names its source and a counsellor can be reached at any turn."),
        Organisation = new("서울특별시(데모)", "Seoul Metropolitan Government (demo)"),
        Department = new("디지털도시국 120다산콜재단 협력팀", "Digital City Bureau, 120 Dasan Call Center liaison"),
        Area = new("시민 안내·민원", "Citizen services"),
        Purpose = new(
            "24시간 시정 안내와 현장민원 접수로 시민의 대기 시간을 줄입니다.",
            "Shorten citizens' waiting by answering and taking reports around the clock."),
        LegalBasis = new(
            "민원 처리에 관한 법률 제12조의2, 전자정부법 제7조, 인공지능 기본법 제31조(투명성 확보 의무)",
            "Civil Petitions Treatment Act art. 12-2; Electronic Government Act art. 7; AI Basic Act art. 31 (transparency)"),
        Risk = RiskClass.Ordinary,
        RiskReason = new(
            "안내와 접수만 하며 권리·의무를 결정하지 않습니다. 민원의 처리는 담당자가 결정합니다.",
            "It informs and takes reports; it decides on no right or duty. Officials decide every report."),
        Data = DataClass.Personal,
        Stage = ServiceStage.Operating,
        Website = "/talk",
        Models =
        [
            new("haechi-retrieval-bm25", ModelVersion, new("지식 검색(추출형, 생성 모델 아님)", "Knowledge retrieval (extractive, not generative)"), "Apache-2.0"),
            new("seoul-talk-understanding", ModelVersion, new("민원 문장 이해(규칙 기반)", "Understanding of report sentences (rules)"), "Apache-2.0"),
        ],
        RetentionDays = 90,
        Kpis =
        [
            new("answered", new("스스로 답한 비율", "Answered without a person"), "%", 70),
            new("helpful", new("도움이 되었다는 응답", "Rated helpful"), "%", 80),
            new("first-byte", new("첫 응답 시간(p95)", "First byte (p95)"), "ms", 200),
        ],
        DueWorkingDays = 3,
    };

    /// <summary>With the language model that is configured: what a service uses stands in its register entry.</summary>
    public static ServiceManifest With(LanguageModelOptions? languageModel) => languageModel is not { Endpoint.Length: > 0, Model: { Length: > 0 } model }
        ? Value
        : Value with
        {
            Models = Value.Models.Add(new ModelUse(
                model, "-",
                new("찾은 자료를 문장으로 옮기기(생성형). 자료가 뒷받침하는 문장만 보임", "Words what was found (generative); only sentences that a source supports are shown"),
                languageModel.Licence is { Length: > 0 } licence ? licence : "not given")),
        };
}
