using Haechi.Kernel;
using Haechi.OnlineSafety.HarmfulContent.Storage;

namespace Haechi.OnlineSafety.HarmfulContent.Review;

/// <summary>Why a review is not possible.</summary>
internal static class ReviewRefusals
{
    public static Refusal Unknown { get; } = Refusals.Of("unknown-post", "그런 게시물이 없습니다.", "There is no such post.", "목록에서 다시 골라 주세요.", "Choose it again from the list.");

    public static Refusal NotDecided { get; } = Refusals.Of("not-decided", "아직 판단하지 않은 게시물입니다.", "Nobody has decided on this post.", "먼저 확인하거나 기각해 주세요.", "Confirm or dismiss it first.");

    public static Refusal NotWaiting(PostRow row) => Refusals.Of("already-decided", $"{row.DecidedByName ?? "다른 사람"}님이 이미 판단했습니다.", $"{row.DecidedByName ?? "Somebody"} has already decided on it.", "되돌린 뒤 다시 판단해 주세요.", "Take it back, then decide again.");
}
