using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>How a text is read while one detail, or the summary, is before the citizen.</summary>
internal sealed partial class ReportDialogue
{
    private const double SureOfNamedKind = 0.3;

    private StepResult AfterSummary(ConversationState state, Heard heard, Speaker speaker) => heard.Intent switch
    {
        Intent.Yes => File(state, speaker),
        Intent.No => AskChange(state, speaker),
        _ => Corrected(state, heard, speaker)
            ?? AnswerAside(state, heard, speaker)
            ?? new StepResult(state, [Prompt(state, speaker)], []),
    };

    private StepResult AskChange(ConversationState state, Speaker speaker)
    {
        var next = state with { Step = Step.AskedChange, Misses = 0 };
        return new StepResult(next, [Prompt(next, speaker)], []);
    }

    /// <summary>"장소 바꿀래요" asks anew; "장소를 강남역 2번 출구로 바꿔 주세요" changes at once.</summary>
    private StepResult Change(ConversationState state, Heard heard, Speaker speaker)
    {
        if (Corrected(state, heard, speaker) is { } corrected)
            return corrected;
        if (ReportPhrases.SlotNamed(heard.Text) is { } slot)
            return AskAnew(state, slot, speaker);
        if (state.Step == Step.AskedChange && heard.Intent == Intent.Yes)
            return Next(state, state.Draft!, speaker, null);
        return AnswerAside(state, heard, speaker)
            ?? (kinds.Find(state.Draft!.KindId) is null ? ReadKind(state, heard, speaker) : AskChange(state, speaker));
    }

    private StepResult? Corrected(ConversationState state, Heard heard, Speaker speaker)
    {
        var draft = DraftReading.Correct(state.Draft!, heard, kinds);
        if (draft == state.Draft)
            return null;
        var next = Next(state, draft, speaker, null);
        return next with { Replies = [speaker.Notice(TalkText.Changed), .. next.Replies] };
    }

    /// <summary>A question in between is answered when the base knows it; then the open detail is asked for again.</summary>
    private StepResult? AnswerAside(ConversationState state, Heard heard, Speaker speaker)
    {
        if (heard.Intent != Intent.Question || !AskingWords.HasInterrogative(heard.Text) || SaysSlot(state, heard))
            return null;
        if (answering.Find(heard.Text, SeoulTime.DayOf(heard.Now)).All(a => a.Best is null))
            return null;
        var answered = answering.Answer(state, heard.Text, speaker, heard.Now);
        return Resume(answered with { State = state, Replies = [answered.Replies[0]] }, speaker);
    }

    private static bool SaysSlot(ConversationState state, Heard heard) => SlotAsked(state.Step) switch
    {
        Slot.Place => heard.Reading.Place is not null,
        Slot.Time => heard.Reading.Time is not null,
        Slot.Plate => heard.Reading.Plate is not null,
        _ => false,
    };

    private StepResult ReadSlot(ConversationState state, Heard heard, Speaker speaker) => SlotAsked(state.Step) switch
    {
        Slot.Place => ReadPlace(state, heard, speaker),
        Slot.Time => ReadOptional(state, heard, speaker, Slot.Time, heard.Reading.Time is not null, TalkText.AskTimeAgain),
        Slot.Plate => ReadOptional(state, heard, speaker, Slot.Plate, heard.Reading.Plate is not null, TalkText.AskPlateAgain),
        Slot.Photo => ReadPhotoReply(state, heard, speaker),
        _ => ReadKind(state, heard, speaker),
    };

    private StepResult ReadKind(ConversationState state, Heard heard, Speaker speaker)
    {
        var named = KindNamed(heard);
        if (named is null)
            return Missed(state, speaker.AskKind(TalkText.AskKindAgain, heard.Reading.Kinds.Take(3).Select(k => k.Kind)));
        var draft = DraftReading.Absorb(state.Draft! with { KindId = named.Id }, heard, kinds, options.KindThreshold);
        if (heard.Reading.Best is not null)
            draft = DraftReading.Described(draft, heard.Text, kinds);
        return Next(state, draft, speaker, heard);
    }

    /// <summary>By its number in the list, by its name, or by what the text describes.</summary>
    private ReportKind? KindNamed(Heard heard)
    {
        var text = heard.Text.Trim('.', ' ', '번');
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= kinds.All.Count)
            return kinds.All[number - 1];
        var named = kinds.All.FirstOrDefault(k =>
            string.Equals(k.Name.Ko, text, StringComparison.Ordinal) || string.Equals(k.Name.En, text, StringComparison.OrdinalIgnoreCase));
        return named ?? (heard.Reading.Best is { } best && best.Confidence >= SureOfNamedKind ? best.Kind : null);
    }

    private StepResult ReadPlace(ConversationState state, Heard heard, Speaker speaker)
    {
        var again = state.Misses > 0;
        var told = heard.Reading.Place;
        var usable = told is not null || heard.Intent is Intent.Question or Intent.Report && heard.Text.Length >= 2
            && !ReportPhrases.Skips(heard.Text) && !AskingWords.HasInterrogative(heard.Text);
        if (!usable || told is null && ReportPhrases.IsVaguePlace(heard.Text))
            return Missed(state, speaker.Ask(Slot.Place, speaker.Say(TalkText.AskPlaceAgain), mayBeSkipped: false));
        var place = told?.Text ?? heard.Text;
        var old = state.Draft!.Place;
        if (old is not null)
            place = DraftReading.CompletedPlace(old, place);
        var draft = DraftReading.Placed(state.Draft, place, told is null || told.IsPrecise || again || old is not null);
        draft = DraftReading.Absorb(draft, heard, kinds, options.KindThreshold);
        var next = Next(state, draft, speaker, null);
        return draft.IsPlaceSettled ? next : next with { State = next.State with { Misses = 1 } };
    }

    /// <summary>A detail that may be missing: taken, skipped on request, asked for once more, then skipped.</summary>
    private StepResult ReadOptional(
        ConversationState state, Heard heard, Speaker speaker, Slot slot, bool isSaid, TalkText again)
    {
        if (isSaid)
            return Next(state, DraftReading.Absorb(state.Draft!, heard, kinds, options.KindThreshold), speaker, null);
        if (heard.Intent == Intent.No || ReportPhrases.Skips(heard.Text) || state.Misses > 0)
            return Next(state, state.Draft!.Skip(slot), speaker, null);
        return Missed(state, speaker.Ask(slot, speaker.Say(again), mayBeSkipped: true));
    }

    private StepResult ReadPhotoReply(ConversationState state, Heard heard, Speaker speaker)
    {
        if (heard.Intent == Intent.No || ReportPhrases.Skips(heard.Text) || state.Misses > 0)
            return Next(state, state.Draft!.Skip(Slot.Photo), speaker, null);
        return Corrected(state, heard, speaker)
            ?? Missed(state, speaker.Ask(Slot.Photo, speaker.Say(TalkText.AskPhoto), mayBeSkipped: true));
    }

    private static StepResult Missed(ConversationState state, Reply reply) =>
        new(state with { Misses = state.Misses + 1 }, [reply], []);
}
