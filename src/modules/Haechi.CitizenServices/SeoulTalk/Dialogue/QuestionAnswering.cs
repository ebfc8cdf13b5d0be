using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>What the knowledge base says to one part of a question.</summary>
/// <param name="Part">The part.</param>
/// <param name="Best">The entry to answer with; null when none is sure enough.</param>
/// <param name="Near">Entries that are perhaps meant, the likeliest first.</param>
/// <param name="Sentence">The sentence of the best entry that answers.</param>
internal sealed record PartAnswer(
    QuestionPart Part, KnowledgeHit? Best, IReadOnlyList<KnowledgeHit> Near, Snippet Sentence = default);

/// <summary>Answers questions from the knowledge base, part by part, and says so where it does not know.</summary>
internal sealed class QuestionAnswering(KnowledgeSearch search, ReportUnderstanding reports, DialogueOptions options)
{
    private const int MostSuggestions = 3;

    /// <summary>Finds the answers to a question. The entry given last lends its topic to "그건 며칠 걸려요?".</summary>
    public IReadOnlyList<PartAnswer> Find(string question, DateOnly today, string? lastEntryId = null)
    {
        var before = lastEntryId is null ? null : search.Find(lastEntryId)?.Title;
        var found = new List<PartAnswer>();
        foreach (var part in QuestionSplitter.Split(question, before))
            found.Add(Find(part, found.Count == 0 ? lastEntryId : found[^1].Best?.Entry.Id, today));
        return found;
    }

    /// <summary>Everything that <see cref="Find(string, DateOnly, string?)"/> may ask the knowledge base.</summary>
    public IReadOnlyList<string> Asked(string question, string? lastEntryId)
    {
        var before = lastEntryId is null ? null : search.Find(lastEntryId)?.Title;
        return
        [
            .. QuestionSplitter.Split(question, before).SelectMany(p =>
                p.Topic is null ? [p.Text] : p.NeedsTopic ? [WithTopic(p)] : new[] { p.Text, WithTopic(p) }),
        ];
    }

    public StepResult Answer(ConversationState state, string question, Speaker speaker, DateTimeOffset now)
    {
        var answers = Find(question, SeoulTime.DayOf(now), state.LastEntryId);
        List<Effect> unknown = [.. answers.Where(a => a.Best is null).Select(Unanswered)];
        if (unknown.Count == answers.Count)
            return NotKnown(state, answers, unknown, speaker);
        var parts = Parts(answers, speaker);
        var intro = parts.Count == 1 ? speaker.Say(TalkText.AnswerIntro) : speaker.Say(TalkText.AnswerIntroParts, parts.Count);
        if (speaker.Language == TalkLanguage.English)
            intro = $"{intro} {speaker.Say(TalkText.AnswersAreKorean)}";
        var replies = new List<Reply> { new Answer(intro, speaker.Person, speaker.Say(TalkText.AnswerLabel), parts) };
        if (Suggest([.. answers.Where(a => a.Best is null)], speaker) is { } suggestions)
            replies.Add(suggestions);
        var told = state with { Misses = 0, Step = Step.Idle, LastEntryId = answers.Last(a => a.Best is not null).Best!.Entry.Id };
        return OfferReport(told, question, replies, unknown, speaker, now);
    }

    /// <summary>The answer to a title that the citizen chose from the suggestions; null when the entry may not be given.</summary>
    public Answer? Entry(string id, Speaker speaker, DateOnly today)
    {
        if (search.Find(id) is not { } entry || !entry.IsValidOn(today))
            return null;
        var part = new AnswerPart(
            entry.Title, entry.Id, entry.Title, entry.Body, 0, 0, entry.Source, entry.Owner, 1, entry.IsDemo);
        return new Answer(speaker.Say(TalkText.AnswerIntro), speaker.Person, speaker.Say(TalkText.AnswerLabel), [part]);
    }

    /// <summary>A part with a topic of its own is asked as it stands; only if that fails, with the topic before it.</summary>
    private PartAnswer Find(QuestionPart part, string? answeredBefore, DateOnly today)
    {
        if (part.NeedsTopic)
            return Judge(part, SameTopic(search.Ask(WithTopic(part), today, KnowledgeSearch.MostHits), answeredBefore));
        var own = search.Ask(part.Text, today, MostSuggestions);
        if (part.Topic is null || ConfidenceOf(own) >= options.AnswerThreshold)
            return Judge(part, own);
        var carried = search.Ask(WithTopic(part), today, MostSuggestions);
        // The answer just given again means that the new words found nothing.
        var isNew = carried.Count > 0 && carried[0].Entry.Id != answeredBefore;
        return Judge(part, isNew && ConfidenceOf(carried) > ConfidenceOf(own) ? carried : own);
    }

    /// <summary>"며칠 걸려요?" after an answer about passports is no question about certificates of health.</summary>
    private List<KnowledgeHit> SameTopic(IReadOnlyList<KnowledgeHit> hits, string? answeredBefore)
    {
        var topic = answeredBefore is null ? null : search.Find(answeredBefore)?.TopicId;
        return [.. hits.Where(h => topic is null || h.Entry.TopicId == topic).Take(MostSuggestions)];
    }

    private PartAnswer Judge(QuestionPart part, IReadOnlyList<KnowledgeHit> hits)
    {
        var best = ConfidenceOf(hits) >= options.AnswerThreshold ? hits[0] : null;
        var sentence = best is null ? default : search.Highlight(best.Entry, part.Text);
        return new PartAnswer(part, best, [.. hits.Where(h => h.Confidence >= options.SuggestThreshold || h.IsNear)], sentence);
    }

    private static string WithTopic(QuestionPart part) => $"{part.Topic} {part.Text}";

    private static double ConfidenceOf(IReadOnlyList<KnowledgeHit> hits) => hits.Count == 0 ? 0 : hits[0].Confidence;

    private static StepResult NotKnown(
        ConversationState state, IReadOnlyList<PartAnswer> answers, List<Effect> unknown, Speaker speaker)
    {
        var missed = state with { Misses = state.Misses + 1, Step = Step.OfferedPerson };
        return Suggest(answers, speaker) is { } suggestions
            ? new StepResult(missed with { Step = Step.Idle }, [suggestions], unknown)
            : new StepResult(missed, [speaker.OfferPerson(missed.Misses)], unknown);
    }

    /// <summary>"Did you mean": titles that are perhaps what was asked for; null when there are none.</summary>
    private static Choices? Suggest(IReadOnlyList<PartAnswer> answers, Speaker speaker)
    {
        var near = answers.SelectMany(a => a.Near).DistinctBy(h => h.Entry.Id).Take(MostSuggestions).ToList();
        if (near.Count == 0)
            return null;
        var titles = near.Select(h => new Choice(ChoiceIds.EntryPrefix + h.Entry.Id, h.Entry.Title));
        return new Choices(speaker.Say(TalkText.DidYouMean), speaker.Person, [.. titles, speaker.PersonChoice()]);
    }

    private static RecordUnanswered Unanswered(PartAnswer answer) => new(
        PersonalData.Mask(answer.Part.Text.Trim(), keepPlates: false).Text,
        answer.Near.Count == 0 ? 0 : answer.Near[0].Confidence);

    /// <summary>Two parts that the same entry answers become one.</summary>
    private static List<AnswerPart> Parts(IReadOnlyList<PartAnswer> answers, Speaker speaker)
    {
        var parts = new List<AnswerPart>();
        foreach (var answer in answers)
        {
            var question = PersonalData.Mask(answer.Part.Text.Trim(), keepPlates: false).Text;
            var same = parts.FindIndex(p => p.EntryId is not null && p.EntryId == answer.Best?.Entry.Id);
            if (same >= 0)
                parts[same] = parts[same] with { Question = $"{parts[same].Question} {question}" };
            else
                parts.Add(Part(question, answer, speaker));
        }
        return parts;
    }

    private static AnswerPart Part(string question, PartAnswer answer, Speaker speaker)
    {
        if (answer.Best is not { } hit)
            return new AnswerPart(question, null, "", speaker.Say(TalkText.PartUnknown), 0, 0, "", "", 0, IsDemo: false);
        var entry = hit.Entry;
        return new AnswerPart(
            question, entry.Id, entry.Title, entry.Body, answer.Sentence.Start, answer.Sentence.Length, entry.Source, entry.Owner,
            hit.Confidence, entry.IsDemo);
    }

    /// <summary>"가로등 고장은 어디에 신고해요?" is answered, and the report offered.</summary>
    private StepResult OfferReport(
        ConversationState state, string question, List<Reply> replies, List<Effect> effects, Speaker speaker, DateTimeOffset now)
    {
        var kind = reports.Read(question, now).Best;
        if (kind is not { Confidence: >= 0.5 } || !question.Contains("신고", StringComparison.Ordinal))
            return new StepResult(state, replies, effects);
        replies.Add(new Choices(
            speaker.Say(TalkText.OfferReport, speaker.Name(kind.Kind.Name)), speaker.Person,
            [new Choice(ChoiceIds.KindPrefix + kind.Kind.Id, speaker.Say(TalkText.ChoiceReport))]));
        return new StepResult(
            state with { Step = Step.OfferedReport, Draft = new ReportDraft { KindId = kind.Kind.Id } }, replies, effects);
    }
}
