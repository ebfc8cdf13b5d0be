using Haechi.CitizenServices.SeoulTalk.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>What the knowledge base says to one part of a question.</summary>
/// <param name="Part">The part.</param>
/// <param name="Best">The entry to answer with; null when none is sure enough.</param>
/// <param name="Near">Entries that are perhaps meant, the likeliest first.</param>
internal sealed record PartAnswer(QuestionPart Part, KnowledgeHit? Best, IReadOnlyList<KnowledgeHit> Near);

/// <summary>Answers questions from the knowledge base, part by part, and says so where it does not know.</summary>
internal sealed class QuestionAnswering(KnowledgeSearch search, ReportUnderstanding reports, DialogueOptions options)
{
    private const int MostSuggestions = 3;

    public IReadOnlyList<PartAnswer> Find(string question, DateOnly today) =>
        QuestionSplitter.Split(question).Aggregate(
            new List<PartAnswer>(), (found, part) => [.. found, Find(part, found.LastOrDefault()?.Best?.Entry.Id, today)]);

    public StepResult Answer(ConversationState state, string question, Speaker speaker, DateTimeOffset now)
    {
        var answers = Find(question, SeoulTime.DayOf(now));
        List<Effect> unknown = [.. answers.Where(a => a.Best is null).Select(Unanswered)];
        if (unknown.Count == answers.Count)
            return NotKnown(state, answers, unknown, speaker);
        var parts = Parts(answers, speaker);
        var intro = parts.Count == 1 ? speaker.Say(TalkText.AnswerIntro) : speaker.Say(TalkText.AnswerIntroParts, parts.Count);
        if (speaker.Language == TalkLanguage.English)
            intro = $"{intro} {speaker.Say(TalkText.AnswersAreKorean)}";
        var replies = new List<Reply> { new Answer(intro, speaker.Person, speaker.Say(TalkText.AnswerLabel), parts) };
        return OfferReport(state with { Misses = 0, Step = Step.Idle }, question, replies, unknown, speaker, now);
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
        var own = search.Ask(part.Text, today, MostSuggestions);
        if (part.Topic is null || !part.NeedsTopic && ConfidenceOf(own) >= options.AnswerThreshold)
            return Judge(part, own);
        var carried = search.Ask($"{part.Topic} {part.Text}", today, MostSuggestions);
        // The answer just given again means that the new words found nothing.
        var isNew = carried.Count > 0 && carried[0].Entry.Id != answeredBefore;
        return Judge(part, part.NeedsTopic || isNew && ConfidenceOf(carried) > ConfidenceOf(own) ? carried : own);
    }

    private PartAnswer Judge(QuestionPart part, IReadOnlyList<KnowledgeHit> hits)
    {
        var best = ConfidenceOf(hits) >= options.AnswerThreshold ? hits[0] : null;
        return new PartAnswer(part, best, [.. hits.Where(h => h.Confidence >= options.SuggestThreshold)]);
    }

    private static double ConfidenceOf(IReadOnlyList<KnowledgeHit> hits) => hits.Count == 0 ? 0 : hits[0].Confidence;

    private static StepResult NotKnown(
        ConversationState state, IReadOnlyList<PartAnswer> answers, List<Effect> unknown, Speaker speaker)
    {
        var missed = state with { Misses = state.Misses + 1, Step = Step.OfferedPerson };
        var near = answers.SelectMany(a => a.Near).DistinctBy(h => h.Entry.Id).Take(MostSuggestions).ToList();
        if (near.Count == 0)
            return new StepResult(missed, [speaker.OfferPerson(missed.Misses)], unknown);
        var titles = near.Select(h => new Choice(ChoiceIds.EntryPrefix + h.Entry.Id, h.Entry.Title));
        var choices = new Choices(speaker.Say(TalkText.DidYouMean), speaker.Person, [.. titles, speaker.PersonChoice()]);
        return new StepResult(missed with { Step = Step.Idle }, [choices], unknown);
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
                parts.Add(Part(question, answer.Best, speaker));
        }
        return parts;
    }

    private static AnswerPart Part(string question, KnowledgeHit? hit, Speaker speaker)
    {
        if (hit is null)
            return new AnswerPart(question, null, "", speaker.Say(TalkText.PartUnknown), 0, 0, "", "", 0, IsDemo: false);
        var entry = hit.Entry;
        return new AnswerPart(
            question, entry.Id, entry.Title, entry.Body, hit.Snippet.Start, hit.Snippet.Length, entry.Source, entry.Owner,
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
