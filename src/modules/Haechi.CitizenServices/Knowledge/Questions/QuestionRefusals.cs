using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>Every reason for which the editors' list says no.</summary>
internal static class QuestionRefusals
{
    public static Refusal Changed(string name) => Refusals.Of("question-changed",
        $"그사이 {name} 님이 이 할 일을 처리했습니다. 아무것도 바꾸지 않았습니다.", $"{name} has handled this meanwhile. Nothing was changed.",
        "목록을 새로 연 뒤 다시 해 주세요.", "Open the list again and repeat.");

    public static Refusal NoReason(int most) => Refusals.Of("question-reason",
        "답변하지 않는 까닭이 없습니다.", "The reason why it needs no answer is missing.",
        $"1자에서 {most}자까지 적어 주세요.", $"Write 1 to {most} characters.");

    public static Refusal NoSuchItem() => Refusals.Of("no-such-question",
        "할 일을 찾을 수 없습니다.", "There is no such item.",
        "목록에서 다시 골라 주세요.", "Choose it from the list again.");
}
