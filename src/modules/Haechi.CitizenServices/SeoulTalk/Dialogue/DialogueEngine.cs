using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>
/// The pure machine behind 서울톡: what it remembers, what happened and what time it is decide what it says and asks
/// the world to do. It reads no clock, no file and no database, and never throws for anything that a citizen sends.
/// </summary>
internal sealed class DialogueEngine
{
    private readonly ReportKinds _kinds;
    private readonly TalkTexts _texts;
    private readonly ReportUnderstanding _reports;
    private readonly QuestionAnswering _answering;
    private readonly ReportDialogue _reporting;

    public DialogueEngine(KnowledgeSearch search, ReportKinds kinds, TalkTexts texts, DialogueOptions options)
    {
        _kinds = kinds;
        _texts = texts;
        _reports = new ReportUnderstanding(kinds);
        _answering = new QuestionAnswering(search, _reports, options);
        _reporting = new ReportDialogue(kinds, options, _answering);
    }

    public StepResult Step(ConversationState state, Turn turn, DateTimeOffset now)
    {
        var result = turn switch
        {
            CitizenText text => Text(state, text.Text, now),
            CitizenChoice choice => Choose(state, choice.ChoiceId, now),
            CitizenPhoto photo => Photo(state, photo.PhotoId),
            Opened => new StepResult(state, [SpeakerOf(state).Start(TalkText.Welcome)], []),
            _ => WorldEvents.Step(state, turn, SpeakerOf(state), _kinds),
        };
        var returned = state.Holder != Holder.Bot && result.State.Holder == Holder.Bot;
        return TellAiFirst(returned ? _reporting.Resume(result, SpeakerOf(result.State)) : result);
    }

    /// <summary>What a text would ask the knowledge base; nothing when it is no question.</summary>
    public IReadOnlyList<string> Asked(ConversationState state, string raw, DateTimeOffset now)
    {
        if (state.Holder != Holder.Bot || state.IsReporting || raw.Length > PlainText.MostCharacters)
            return [];
        var text = PlainText.Of(raw);
        return IntentReader.Read(text, _reports.Read(text, now)) == Intent.Question ? _answering.Asked(text, state.LastEntryId) : [];
    }

    /// <summary>Before its first words the machine says that it is one.</summary>
    private StepResult TellAiFirst(StepResult result)
    {
        if (result.State.HasToldAi || result.Replies.Count == 0)
            return result;
        var notice = SpeakerOf(result.State).Notice(TalkText.AiNotice);
        return result with { State = result.State with { HasToldAi = true }, Replies = [notice, .. result.Replies] };
    }

    private StepResult Text(ConversationState state, string raw, DateTimeOffset now)
    {
        var speaker = SpeakerOf(state);
        if (raw.Length > PlainText.MostCharacters)
        {
            return new StepResult(
                state,
                [speaker.Decline("turn-too-long", TalkText.TooLong, TalkText.TooLongMend, PlainText.MostCharacters)], []);
        }
        var text = PlainText.Of(raw);
        var reading = _reports.Read(text, now);
        var heard = new Heard(text, IntentReader.Read(text, reading), reading, now);
        if (state.Holder == Holder.Counsellor)
            return StepResult.Silent(state);
        var result = state.Holder == Holder.Queue ? HandoverDialogue.InQueue(state, heard, speaker) : Hear(state, heard, speaker);
        return Emergency.IsToldIn(text)
            ? result with { Replies = [speaker.Notice(TalkText.Emergency), .. result.Replies] }
            : result;
    }

    private StepResult Hear(ConversationState state, Heard heard, Speaker speaker)
    {
        if (LanguageNamed(heard.Text) is { } language)
            return Switch(state, language);
        return state.IsReporting ? Reporting(state, heard, speaker) : Route(state, heard, speaker);
    }

    private StepResult Reporting(ConversationState state, Heard heard, Speaker speaker) => heard.Intent switch
    {
        Intent.Person => HandoverDialogue.Request(state, HandoverReason.Asked, speaker),
        Intent.Abuse => new StepResult(state, [speaker.Notice(TalkText.Abuse)], []),
        Intent.LookUp when Receipts.Find(heard.Text) is { } number => LookupDialogue.LookUp(state, number, speaker),
        _ => _reporting.Continue(state, heard, speaker),
    };

    private StepResult Route(ConversationState state, Heard heard, Speaker speaker) => heard.Intent switch
    {
        Intent.Yes when state.Step == Dialogue.Step.OfferedPerson =>
            HandoverDialogue.Request(state, HandoverReason.Unanswered, speaker),
        Intent.Yes when state.Step == Dialogue.Step.OfferedReport => _reporting.Begin(state, heard, speaker),
        Intent.Yes when state.LastReceipt is { } filed => new StepResult(state, [speaker.Start(TalkText.FiledAlready, filed)], []),
        Intent.Person => HandoverDialogue.Request(state, HandoverReason.Asked, speaker),
        Intent.LookUp => LookupDialogue.Begin(state, Receipts.Find(heard.Text), speaker),
        Intent.Report => _reporting.Begin(state with { Draft = null }, heard, speaker),
        Intent.Greeting or Intent.Yes or Intent.No => Rest(state, speaker.Start(TalkText.Greeting)),
        Intent.Thanks => Rest(state, speaker.Start(TalkText.Thanks)),
        Intent.Cancel => Rest(state, speaker.Start(TalkText.NothingToCancel)),
        Intent.Abuse => new StepResult(state, [speaker.Notice(TalkText.Abuse)], []),
        Intent.Nothing => new StepResult(state, [speaker.Notice(TalkText.Nothing)], []),
        _ when state.Step == Dialogue.Step.AskedReceipt && heard.IsBare => LookupDialogue.AskAgain(state, speaker),
        _ => _answering.Answer(state with { Draft = null }, heard.Text, speaker, heard.Now),
    };

    private StepResult Choose(ConversationState state, string id, DateTimeOffset now)
    {
        var speaker = SpeakerOf(state);
        if (state.Holder == Holder.Counsellor)
            return StepResult.Silent(state);
        if (state.Holder == Holder.Queue)
            return HandoverDialogue.ChooseInQueue(state, id, speaker);
        return id switch
        {
            ChoiceIds.Person => HandoverDialogue.Request(
                state, state.Misses > 0 ? HandoverReason.Unanswered : HandoverReason.Asked, speaker),
            ChoiceIds.English => Switch(state, TalkLanguage.English),
            ChoiceIds.Korean => Switch(state, TalkLanguage.Korean),
            // The same press again, because its answer was slow or lost: told, not filed twice.
            ChoiceIds.Confirm when !state.IsReporting && state.LastReceipt is { } filed =>
                new StepResult(state, [speaker.Start(TalkText.FiledAlready, filed)], []),
            ChoiceIds.LookUp when !state.IsReporting => LookupDialogue.Begin(state, null, speaker),
            _ when id.StartsWith(ChoiceIds.EntryPrefix, StringComparison.Ordinal) => Entry(state, id, speaker, now),
            _ => _reporting.Choose(state, id, speaker) ?? Unknown(state, speaker),
        };
    }

    private StepResult Entry(ConversationState state, string id, Speaker speaker, DateTimeOffset now)
    {
        var answer = _answering.Entry(id[ChoiceIds.EntryPrefix.Length..], speaker, SeoulTime.DayOf(now));
        return answer is null ? Unknown(state, speaker) : new StepResult(state with { Misses = 0 }, [answer], []);
    }

    private StepResult Photo(ConversationState state, string photoId)
    {
        var speaker = SpeakerOf(state);
        if (state.Holder == Holder.Counsellor)
            return StepResult.Silent(state);
        if (state.Holder == Holder.Queue)
            return new StepResult(state, [speaker.Queued(TalkText.StillQueued)], []);
        return state.IsReporting
            ? _reporting.AddPhoto(state, photoId, speaker)
            : new StepResult(state, [speaker.Notice(TalkText.PhotoUnasked)], []);
    }

    private StepResult Switch(ConversationState state, TalkLanguage language)
    {
        var switched = state with { Language = language };
        var speaker = SpeakerOf(switched);
        var told = new StepResult(switched, [speaker.Start(TalkText.LanguageChanged)], []);
        return state.IsReporting ? _reporting.Resume(told, speaker) : told;
    }

    private static StepResult Rest(ConversationState state, Reply reply) =>
        new(state with { Step = Dialogue.Step.Idle, Draft = null, Misses = 0 }, [reply], []);

    private static StepResult Unknown(ConversationState state, Speaker speaker) => new(
        state, [speaker.Decline("choice-unknown", TalkText.UnknownChoice, TalkText.UnknownChoiceMend)], []);

    private static TalkLanguage? LanguageNamed(string text) => text.Trim('.', '!', ' ').ToLowerInvariant() switch
    {
        "english" or "영어" or "영어로" or "in english" => TalkLanguage.English,
        "한국어" or "한국어로" or "korean" => TalkLanguage.Korean,
        _ => null,
    };

    private Speaker SpeakerOf(ConversationState state) => new(_texts, _kinds, state.Language);
}

/// <summary>What the machine made of a text: its plain form, what it wants, and what it says about a report.</summary>
internal sealed record Heard(string Text, Intent Intent, ReportReading Reading, DateTimeOffset Now)
{
    public bool IsBare => IntentReader.IsBare(Text);
}
