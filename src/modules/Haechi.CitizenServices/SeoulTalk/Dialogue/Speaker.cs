using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.Kernel;
using Haechi.Platform.Cases.Deadlines;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>Puts replies into the words of one language.</summary>
internal sealed class Speaker(TalkTexts texts, ReportKinds kinds, TalkLanguage language)
{
    /// <summary>The city's call centre.</summary>
    private const string CallCentre = "120";

    public TalkLanguage Language { get; } = language;

    public WayToPerson Person { get; } =
        new(texts.In(language, TalkText.PersonLabel), ChoiceIds.Person, CallCentre);

    public string Say(TalkText id, params object[] values) => texts.In(Language, id, values);

    public string Name(LocalizedText text) => TalkTexts.Pick(Language, text);

    public Notice Notice(TalkText id, params object[] values) => new(Say(id, values), Person, []);

    public Notice Start(TalkText id, params object[] values) => new(
        Say(id, values), Person,
        [
            new Choice(ChoiceIds.Report, Say(TalkText.ChoiceReport)),
            new Choice(ChoiceIds.LookUp, Say(TalkText.ChoiceLookUp)),
            new Choice(
                Language == TalkLanguage.Korean ? ChoiceIds.English : ChoiceIds.Korean, Say(TalkText.ChoiceOtherLanguage)),
        ]);

    public Declined Decline(string code, TalkText message, TalkText mend, params object[] values)
    {
        var told = new LocalizedText(
            texts.In(TalkLanguage.Korean, message, values), texts.In(TalkLanguage.English, message, values));
        return new Declined(
            $"{Name(told)} {Say(mend)}", Person, new Refusal(code, told, texts.Both(mend)));
    }

    public HandoverOffered OfferPerson(int misses) => new(
        Say(misses > 1 ? TalkText.UnknownAgain : TalkText.Unknown), Person, [PersonChoice()]);

    public HandoverQueued Queued(TalkText id) =>
        new(Say(id), Person, [new Choice(ChoiceIds.Bot, Say(TalkText.ChoiceBot))]);

    public AskSlot AskKind(TalkText id, IEnumerable<ReportKind> first)
    {
        var likely = first.ToList();
        var options = likely.Concat(kinds.All.Except(likely)).Select(KindChoice).Append(CancelChoice());
        return new AskSlot(Say(id), Person, Slot.Kind, [.. options]);
    }

    public AskSlot Ask(Slot slot, string text, bool mayBeSkipped) =>
        new(text, Person, slot, mayBeSkipped ? [SkipChoice(), CancelChoice()] : [CancelChoice()]);

    public Choices AskChange(ReportKind kind)
    {
        var slots = new List<Slot> { Slot.Kind, Slot.Place, Slot.Time };
        if (kind.Plate != Need.None)
            slots.Add(Slot.Plate);
        if (kind.Photo != Need.None)
            slots.Add(Slot.Photo);
        var options = slots.Select(s => new Choice(ChoiceIds.ChangePrefix + s.ToString().ToLowerInvariant(), SlotName(s)));
        return new Choices(Say(TalkText.AskChange), Person, [.. options, CancelChoice()]);
    }

    public ConfirmReport Confirm(ReportDraft draft, ReportKind kind)
    {
        var summary = new ReportSummary(
            Name(kind.Name), draft.Place ?? "", draft.TimeText, draft.Plate, draft.Photos.Length,
            Name(kind.Department), Due(kind.Due));
        return new ConfirmReport(
            Say(TalkText.ConfirmIntro), Person, summary,
            [
                new Choice(ChoiceIds.Confirm, Say(TalkText.ChoiceConfirm)),
                new Choice(ChoiceIds.Change, Say(TalkText.ChoiceChange)),
                CancelChoice(),
            ]);
    }

    public Choice PersonChoice() => new(ChoiceIds.Person, Say(TalkText.PersonLabel));

    private string SlotName(Slot slot) => Say(slot switch
    {
        Slot.Kind => TalkText.SlotKind,
        Slot.Place => TalkText.SlotPlace,
        Slot.Time => TalkText.SlotTime,
        Slot.Plate => TalkText.SlotPlate,
        _ => TalkText.SlotPhoto,
    });

    private string Due(DueIn due) => Say(due.InWorkingDays ? TalkText.DueDays : TalkText.DueHours, due.Amount);

    private Choice KindChoice(ReportKind kind) => new(ChoiceIds.KindPrefix + kind.Id, Name(kind.Name));

    private Choice CancelChoice() => new(ChoiceIds.Cancel, Say(TalkText.ChoiceCancel));

    private Choice SkipChoice() => new(ChoiceIds.LeaveOut, Say(TalkText.ChoiceSkip));
}
