using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>
/// The guided report: kind, place, time, plate, photo, summary, explicit yes. It asks only for what is missing, takes
/// corrections at any moment, and can be dropped at any moment before it is filed.
/// </summary>
internal sealed partial class ReportDialogue(ReportKinds kinds, DialogueOptions options, QuestionAnswering answering)
{
    /// <summary>Begins with whatever the text says already.</summary>
    public StepResult Begin(ConversationState state, Heard heard, Speaker speaker)
    {
        var draft = DraftReading.Absorb(state.Draft ?? new ReportDraft(), heard, kinds, options.KindThreshold);
        if (heard.Intent == Intent.Report && (heard.Reading.Best is not null || heard.Reading.Place is not null))
            draft = DraftReading.Described(draft, heard.Text, kinds);
        return Next(state, draft, speaker, heard);
    }

    /// <summary>Reads a text while a report is open.</summary>
    public StepResult Continue(ConversationState state, Heard heard, Speaker speaker)
    {
        if (state.Step == Step.Filing)
            return new StepResult(state, [speaker.Notice(TalkText.Filing)], []);
        if (heard.Intent == Intent.Cancel)
            return Drop(state, speaker);
        if (ReportPhrases.WantsChange(heard.Text) || state.Step == Step.AskedChange)
            return Change(state, heard, speaker);
        if (state.Step == Step.AskedConfirmation)
            return AfterSummary(state, heard, speaker);
        if (ReportPhrases.Corrects(heard.Text) && Corrected(state, heard, speaker) is { } corrected)
            return corrected;
        return AnswerAside(state, heard, speaker) ?? ReadSlot(state, heard, speaker);
    }

    /// <summary>Reads a button; null when it is none of the report's or cannot be pressed now.</summary>
    public StepResult? Choose(ConversationState state, string id, Speaker speaker)
    {
        if (state.IsReporting && state.Step == Step.Filing)
            return new StepResult(state, [speaker.Notice(TalkText.Filing)], []);
        if (id.StartsWith(ChoiceIds.KindPrefix, StringComparison.Ordinal))
            return ChooseKind(state, id[ChoiceIds.KindPrefix.Length..], speaker);
        if (!state.IsReporting)
            return ChooseOutside(state, id, speaker);
        if (id.StartsWith(ChoiceIds.ChangePrefix, StringComparison.Ordinal))
            return Enum.TryParse<Slot>(id.AsSpan(ChoiceIds.ChangePrefix.Length), ignoreCase: true, out var slot)
                && Enum.IsDefined(slot) && slot != Slot.Receipt
                ? AskAnew(state, slot, speaker)
                : null;
        return id switch
        {
            ChoiceIds.Cancel => Drop(state, speaker),
            ChoiceIds.Confirm when state.Step == Step.AskedConfirmation => File(state, speaker),
            ChoiceIds.Change when kinds.Find(state.Draft!.KindId) is { } kind =>
                new StepResult(state with { Step = Step.AskedChange }, [speaker.AskChange(kind)], []),
            ChoiceIds.LeaveOut when SlotAsked(state.Step) is Slot.Time or Slot.Plate or Slot.Photo =>
                Next(state, state.Draft!.Skip(SlotAsked(state.Step)!.Value), speaker, null),
            _ => null,
        };
    }

    public StepResult AddPhoto(ConversationState state, string photoId, Speaker speaker)
    {
        var draft = state.Draft!;
        if (state.Step == Step.Filing)
            return new StepResult(state, [speaker.Notice(TalkText.Filing)], []);
        if (draft.Photos.Length >= ReportDraft.MostPhotos)
            return Resume(new StepResult(state, [speaker.Notice(TalkText.PhotoTooMany, ReportDraft.MostPhotos)], []), speaker);
        draft = draft with { Photos = draft.Photos.Add(photoId) };
        var next = Next(state, draft, speaker, null);
        return next with { Replies = [speaker.Notice(TalkText.PhotoTaken, draft.Photos.Length), .. next.Replies] };
    }

    /// <summary>Adds the open question once more after something else was said.</summary>
    public StepResult Resume(StepResult result, Speaker speaker) =>
        result.State.IsReporting && result.State.Step != Step.Filing
            ? result with { Replies = [.. result.Replies, Prompt(result.State, speaker)] }
            : result;

    /// <summary>What remains open when the machine takes over again.</summary>
    public static ConversationState Settle(ConversationState state) =>
        state.IsReporting ? state : state with { Step = Step.Idle, Draft = null };

    private StepResult? ChooseOutside(ConversationState state, string id, Speaker speaker) => id switch
    {
        ChoiceIds.Report => Next(state, new ReportDraft(), speaker, null),
        ChoiceIds.Cancel => new StepResult(
            state with { Step = Step.Idle, Draft = null }, [speaker.Start(TalkText.NothingToCancel)], []),
        _ => null,
    };

    private StepResult? ChooseKind(ConversationState state, string kindId, Speaker speaker)
    {
        if (kinds.Find(kindId) is null)
            return null;
        var draft = (state.IsReporting || state.Step == Step.OfferedReport ? state.Draft : null) ?? new ReportDraft();
        return Next(state, draft with { KindId = kindId }, speaker, null);
    }

    private static StepResult Drop(ConversationState state, Speaker speaker) => new(
        state with { Step = Step.Idle, Draft = null, Misses = 0 }, [speaker.Start(TalkText.Cancelled)], []);

    /// <summary>The only place that asks to file: the summary was shown and the citizen said yes.</summary>
    private StepResult File(ConversationState state, Speaker speaker)
    {
        var draft = state.Draft!;
        if (draft.Missing(kinds.Find(draft.KindId)) is not (null or Slot.Photo))
            return Next(state, draft, speaker, null);
        return new StepResult(
            state with { Step = Step.Filing, Misses = 0 }, [speaker.Notice(TalkText.Filing)], [new FileReport(draft)]);
    }

    /// <summary>Asks for the next missing detail, or shows the summary.</summary>
    private StepResult Next(ConversationState state, ReportDraft draft, Speaker speaker, Heard? heard)
    {
        var slot = draft.Missing(kinds.Find(draft.KindId));
        var step = slot is null ? Step.AskedConfirmation : StepFor(slot.Value);
        var next = state with { Draft = draft, Step = step, Misses = step == state.Step ? state.Misses : 0 };
        return new StepResult(next, [Prompt(next, speaker, heard)], []);
    }

    private StepResult AskAnew(ConversationState state, Slot slot, Speaker speaker)
    {
        var next = state with { Draft = state.Draft!.Without(slot), Step = StepFor(slot), Misses = 0 };
        return new StepResult(next, [Prompt(next, speaker)], []);
    }

    private Reply Prompt(ConversationState state, Speaker speaker, Heard? heard = null)
    {
        var draft = state.Draft!;
        var kind = kinds.Find(draft.KindId);
        return state.Step switch
        {
            Step.AskedPlace when kind is not null => speaker.Ask(
                Slot.Place, draft.Place is null ? speaker.Name(kind.Where) : speaker.Say(TalkText.AskPlaceAgain), false),
            Step.AskedTime => speaker.Ask(Slot.Time, speaker.Say(TalkText.AskTime), true),
            Step.AskedPlate => speaker.Ask(Slot.Plate, speaker.Say(TalkText.AskPlate), true),
            Step.AskedPhoto => speaker.Ask(Slot.Photo, speaker.Say(TalkText.AskPhoto), true),
            Step.AskedChange when kind is not null => speaker.AskChange(kind),
            Step.AskedConfirmation when kind is not null => speaker.Confirm(draft, kind),
            _ => speaker.AskKind(TalkText.AskKind, heard?.Reading.Kinds.Take(3).Select(k => k.Kind) ?? []),
        };
    }

    private static Step StepFor(Slot slot) => slot switch
    {
        Slot.Place => Step.AskedPlace,
        Slot.Time => Step.AskedTime,
        Slot.Plate => Step.AskedPlate,
        Slot.Photo => Step.AskedPhoto,
        _ => Step.AskedKind,
    };

    private static Slot? SlotAsked(Step step) => step switch
    {
        Step.AskedKind => Slot.Kind,
        Step.AskedPlace => Slot.Place,
        Step.AskedTime => Slot.Time,
        Step.AskedPlate => Slot.Plate,
        Step.AskedPhoto => Slot.Photo,
        _ => null,
    };
}
