using Haechi.CitizenServices.SeoulTalk.Reports;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>What the world tells the machine: results of its effects, and counsellors coming and going.</summary>
internal static class WorldEvents
{
    public static StepResult Step(ConversationState state, Turn turn, Speaker speaker, ReportKinds kinds) => turn switch
    {
        ReportFiled filed => Filed(state, filed, speaker),
        ReportNotFiled => NotFiled(state, speaker, kinds),
        ReceiptLookedUp looked => new StepResult(state, [LookedUp(looked.Number, looked.Status, speaker)], []),
        ReportAnswered answered => new StepResult(state, [Answered(answered, speaker)], []),
        CounsellorJoined joined => new StepResult(
            state with { Holder = Holder.Counsellor, CounsellorName = joined.Name, Misses = 0 },
            [speaker.Notice(TalkText.CounsellorJoined, joined.Name)], []),
        CounsellorHandedOn => StepResult.Silent(state with { Holder = Holder.Queue, CounsellorName = null }),
        CounsellorLeft when state.Holder != Holder.Bot => new StepResult(
            ReportDialogue.Settle(state with { Holder = Holder.Bot, CounsellorName = null }),
            [speaker.Start(TalkText.CounsellorLeft)], []),
        _ => StepResult.Silent(state),
    };

    private static StepResult Filed(ConversationState state, ReportFiled filed, Speaker speaker)
    {
        var due = Understanding.SeoulTime.In(filed.DueAt);
        var receipt = new ReceiptIssued(
            speaker.Say(TalkText.Filed, filed.ReceiptNumber, filed.Department, due), speaker.Person,
            filed.ReceiptNumber, filed.Department, filed.DueAt);
        var rested = state.Step == Dialogue.Step.Filing ? state with { Step = Dialogue.Step.Idle, Draft = null } : state;
        return new StepResult(rested with { LastReceipt = filed.ReceiptNumber, Misses = 0 }, [receipt], []);
    }

    private static StepResult NotFiled(ConversationState state, Speaker speaker, ReportKinds kinds)
    {
        if (state.Step != Dialogue.Step.Filing || state.Draft is null || kinds.Find(state.Draft.KindId) is not { } kind)
            return StepResult.Silent(state);
        return new StepResult(
            state with { Step = Dialogue.Step.AskedConfirmation },
            [speaker.Notice(TalkText.NotFiled), speaker.Confirm(state.Draft, kind)], []);
    }

    private static LookupResult LookedUp(string number, ReceiptStatus? status, Speaker speaker)
    {
        var text = status switch
        {
            null => speaker.Say(TalkText.NotFound, number),
            { Outcome: { } outcome } => speaker.Say(TalkText.LookedUpDone, number, status.Kind, status.State, outcome),
            _ => speaker.Say(
                TalkText.LookedUp, number, status.Kind, status.State, status.Department,
                Understanding.SeoulTime.In(status.DueAt)),
        };
        return new LookupResult(text, speaker.Person, number, status);
    }

    private static LookupResult Answered(ReportAnswered answered, Speaker speaker) => new(
        speaker.Say(
            TalkText.ReportAnswered, answered.Number, answered.Status.Kind, answered.Status.State,
            answered.Status.Outcome ?? answered.Status.Department),
        speaker.Person, answered.Number, answered.Status);
}
