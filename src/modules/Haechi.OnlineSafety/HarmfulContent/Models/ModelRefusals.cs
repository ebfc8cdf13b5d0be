using Haechi.Kernel;

namespace Haechi.OnlineSafety.HarmfulContent.Models;

/// <summary>Why no model is trained or put in force.</summary>
internal static class ModelRefusals
{
    public static Refusal Busy { get; } = Refusals.Of("training-runs", "다른 학습이 진행 중입니다.", "Another training is running.", "몇 초 뒤에 다시 눌러 주세요.", "Try again in some seconds.");

    public static Refusal Unknown { get; } = Refusals.Of("unknown-model", "그런 모델이 없습니다.", "There is no such model.", "목록에서 다시 골라 주세요.", "Choose it again from the list.");

    public static Refusal InForce { get; } = Refusals.Of("already-in-force", "이미 쓰고 있는 모델입니다.", "This model already judges.", "다른 모델을 골라 주세요.", "Choose another one.");

    public static Refusal Unreadable { get; } = Refusals.Of("model-unreadable", "저장된 모델이 손상되었습니다.", "The stored model is damaged.", "새 모델을 학습해 주세요.", "Train a new one.");

    public static Refusal TooFew(int judged, int least) => Refusals.Of(
        "too-few-decisions", $"판단한 게시물이 {judged}건입니다. 학습에는 {least}건이 필요합니다.", $"{judged} posts were decided on; training needs {least}.",
        "검토 목록에서 더 확인하거나 기각해 주세요.", "Confirm or dismiss more in the queue.");
}
