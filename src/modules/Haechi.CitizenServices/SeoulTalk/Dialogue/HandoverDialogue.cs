using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>The way to a person and back. A report in progress is kept for the counsellor to see.</summary>
internal static class HandoverDialogue
{
    public static StepResult Request(ConversationState state, HandoverReason reason, Speaker speaker) => new(
        state with { Holder = Holder.Queue, Misses = 0 }, [speaker.Queued(TalkText.Queued)], [new RequestHandover(reason)]);

    public static StepResult InQueue(ConversationState state, Heard heard, Speaker speaker) =>
        heard.Intent == Intent.Cancel
            ? Leave(state, speaker)
            : new StepResult(state, [speaker.Queued(TalkText.StillQueued)], []);

    public static StepResult ChooseInQueue(ConversationState state, string id, Speaker speaker) =>
        id is ChoiceIds.Bot or ChoiceIds.Cancel
            ? Leave(state, speaker)
            : new StepResult(state, [speaker.Queued(TalkText.StillQueued)], []);

    private static StepResult Leave(ConversationState state, Speaker speaker) => new(
        ReportDialogue.Settle(state with { Holder = Holder.Bot }), [speaker.Start(TalkText.LeftQueue)], [new ReturnToBot()]);
}
