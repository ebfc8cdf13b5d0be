using Haechi.CitizenServices.ContactCentre.Supervision.Reviews;
using Haechi.Kernel;

namespace Haechi.CitizenServices.ContactCentre.Supervision;

/// <summary>What supervisors are refused, with the way to mend it.</summary>
internal static class SupervisionRefusals
{
    public static Refusal? Of(SampleOrder order)
    {
        if (order.Size is < 1 or > ReviewSampling.MostConversations)
        {
            return new Refusal("sample-size", new($"표본 크기는 1~{ReviewSampling.MostConversations}건입니다.", $"A sample has 1 to {ReviewSampling.MostConversations} conversations."),
                new("크기를 고쳐 주세요.", "Correct the size."));
        }

        if (order.Seed.Trim().Length is 0 or > ReviewSampling.LongestSeed)
        {
            return new Refusal("sample-seed", new("표본을 뽑을 추출 기준값을 적어 주세요.", "A seed is needed for the draw."),
                new($"{ReviewSampling.LongestSeed}자 이내로 적어 주세요. 같은 값이면 같은 표본이 나옵니다.", $"Write up to {ReviewSampling.LongestSeed} characters; the same seed draws the same sample."));
        }

        return order.Until < order.From || order.Until.DayNumber - order.From.DayNumber >= ReviewSampling.MostDays
            ? new Refusal("sample-days", new($"기간은 1~{ReviewSampling.MostDays}일입니다.", $"The period has 1 to {ReviewSampling.MostDays} days."),
                new("시작일과 종료일을 고쳐 주세요.", "Correct the first and the last day."))
            : null;
    }

    public static Refusal NothingToDraw() => new(
        "sample-empty", new("이 조건으로 끝난 상담이 없습니다.", "No ended conversation meets these conditions."),
        new("기간이나 방법을 바꿔 주세요.", "Choose another period or method."));

    public static Refusal NoSuchReview() => new(
        "review-unknown", new("그 평가를 찾을 수 없습니다.", "There is no such review."),
        new("목록에서 다시 골라 주세요.", "Choose again from the list."));

    public static Refusal OwnConversation() => new(
        "review-own", new("자신이 상담한 대화는 평가할 수 없습니다.", "Nobody reviews a conversation of their own."),
        new("다른 평가자에게 맡겨 주세요.", "Leave it to another reviewer."));

    public static Refusal NotReviewed() => new(
        "review-open", new("아직 평가가 끝나지 않았습니다.", "It has not been reviewed yet."),
        new("평가가 끝난 뒤 의견을 적어 주세요.", "Answer once it has."));

    public static Refusal Incomplete() => new(
        "review-incomplete", new("모든 항목을 1~5점으로 매겨 주세요.", "Score every item from 1 to 5."),
        new("빠진 항목을 채워 주세요.", "Fill in what is missing."));

    public static Refusal Length(int most) => new(
        "review-length", new($"글은 1~{most}자입니다.", $"The text has 1 to {most} characters."),
        new("줄여서 다시 적어 주세요.", "Shorten it."));

    public static Refusal Changed() => new(
        "review-changed", new("그사이 다른 사람이 이 평가를 고쳤습니다.", "Somebody else changed this review meanwhile."),
        new("다시 열어 확인해 주세요.", "Open it again and look."));
}
