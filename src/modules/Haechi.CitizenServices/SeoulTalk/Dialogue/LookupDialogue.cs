namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>Looking up a report by its receipt number.</summary>
internal static class LookupDialogue
{
    public static StepResult Begin(ConversationState state, string? number, Speaker speaker)
    {
        if (number is not null)
            return LookUp(state with { Step = Step.Idle, Draft = null }, number, speaker);
        return new StepResult(
            state with { Step = Step.AskedReceipt, Draft = null },
            [speaker.Ask(Slot.Receipt, speaker.Say(TalkText.AskReceipt), mayBeSkipped: false)], []);
    }

    public static StepResult LookUp(ConversationState state, string number, Speaker speaker) => new(
        state with { Misses = 0 }, [speaker.Notice(TalkText.LookingUp, number)], [new LookUpReceipt(number)]);

    public static StepResult AskAgain(ConversationState state, Speaker speaker)
    {
        var missed = state with { Misses = state.Misses + 1 };
        Reply reply = missed.Misses > 1
            ? speaker.OfferPerson(missed.Misses)
            : speaker.Ask(Slot.Receipt, speaker.Say(TalkText.AskReceiptAgain), mayBeSkipped: false);
        return new StepResult(missed.Misses > 1 ? missed with { Step = Step.OfferedPerson } : missed, [reply], []);
    }
}
