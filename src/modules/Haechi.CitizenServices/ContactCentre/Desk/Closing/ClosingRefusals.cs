using Haechi.Kernel;

namespace Haechi.CitizenServices.ContactCentre.Desk.Closing;

/// <summary>Why a form is not filed or a consultation not closed.</summary>
internal static class ClosingRefusals
{
    public static Refusal FormIncomplete() => Refusals.Of("form-incomplete",
        "종류와 장소가 있어야 접수할 수 있습니다.", "A report needs a kind and a place.",
        "양식의 종류와 장소를 채워 주세요.", "Fill in the kind and the place on the form.");

    public static Refusal FiledAlready(string number) => Refusals.Of("filed-already",
        $"이 상담에서 같은 종류로 이미 접수했습니다({number}).", $"A report of this kind was already filed in this conversation ({number}).",
        "더할 내용이 있으면 사건함에서 그 사건에 적어 주세요.", "Add what is missing to that case on the case desk.");

    public static Refusal SummaryNeeded(int most) => Refusals.Of("summary-needed",
        $"상담 요약은 1자에서 {most:N0}자까지입니다.", $"The summary has 1 to {most:N0} characters.",
        "요약을 확인하고 고쳐 주세요.", "Check the summary and mend it.");

    public static Refusal OutcomeNeeded() => Refusals.Of("outcome-needed",
        "상담 결과를 골라 주세요.", "Choose how it came out.",
        "목록에서 하나를 골라 주세요.", "Choose one from the list.");
}
