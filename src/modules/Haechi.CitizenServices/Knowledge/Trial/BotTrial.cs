using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Knowledge.Trial;

/// <summary>What the bot does with a question.</summary>
internal enum TrialOutcome
{
    /// <summary>Gives one or more entries.</summary>
    Answers,

    /// <summary>Asks which of a few entries is meant.</summary>
    Suggests,

    /// <summary>Takes it for a civil report or another errand.</summary>
    Errand,

    /// <summary>Says that it does not know.</summary>
    Unknown,
}

/// <summary>One side of a trial.</summary>
/// <param name="Outcome">What the bot does.</param>
/// <param name="Given">The entries that it gives.</param>
/// <param name="Hits">The nearest entries with their confidence, best first.</param>
internal sealed record TrialSide(TrialOutcome Outcome, IReadOnlyList<KnowledgeEntry> Given, IReadOnlyList<KnowledgeHit> Hits)
{
    public bool Gives(string entryId) => Given.Any(e => e.Id == entryId);
}

/// <summary>A question, asked of what citizens get now and of a base with the draft in it.</summary>
internal sealed record TrialResult(string Question, TrialSide Now, TrialSide WithDraft);

/// <summary>A question of a neighbour whose answer changes hands.</summary>
internal sealed record TrialShift(string Question, KnowledgeEntry Owner, KnowledgeEntry? Before, KnowledgeEntry? After);

/// <summary>
/// Asks the dialogue itself, once over the live base and once over a base of its own that holds the draft too. Citizens never
/// see the second one.
/// </summary>
internal sealed class BotTrial(KnowledgeSearch live, TimeProvider clock)
{
    private const int Shown = 3;
    private const int Neighbours = 12;
    private const int QuestionsOfEach = 4;

    /// <summary>Least confidence of an entry that is given.</summary>
    public static double Threshold => DialogueOptions.Default.AnswerThreshold;

    /// <summary>A base with the draft in it; building it takes as long as indexing the whole base.</summary>
    public Task<KnowledgeSearch> WithAsync(KnowledgeEntry draft, CancellationToken cancellationToken) => Task.Run(() => live.With(draft), cancellationToken);

    /// <summary>What the bot does now.</summary>
    public TrialSide Now(string question) => Ask(live, question);

    public IReadOnlyList<TrialResult> Compare(KnowledgeSearch trial, IEnumerable<string> questions) =>
        [.. questions.Select(q => new TrialResult(q, Ask(live, q), Ask(trial, q)))];

    /// <summary>Questions of neighbouring entries that another entry would answer with the draft than now.</summary>
    public IReadOnlyList<TrialShift> Shifts(KnowledgeSearch trial, KnowledgeEntry draft)
    {
        var today = SeoulTime.DayOf(clock.GetUtcNow());
        var neighbours = draft.Questions.Prepend(draft.Title).Where(q => q.Length > 0)
            .SelectMany(q => live.Ask(q, today, Neighbours)).Select(h => h.Entry)
            .Where(e => e.Id != draft.Id).DistinctBy(e => e.Id).Take(Neighbours);
        var shifts =
            from neighbour in neighbours
            from question in neighbour.Questions.Prepend(neighbour.Title).Take(QuestionsOfEach)
            let before = Best(live, question, today)
            let after = Best(trial, question, today)
            where before?.Id != after?.Id
            select new TrialShift(question, neighbour, before, after);
        return [.. shifts];
    }

    private static KnowledgeEntry? Best(KnowledgeSearch search, string question, DateOnly today) =>
        search.Ask(question, today, 1) is [{ } hit] && hit.Confidence >= Threshold ? hit.Entry : null;

    private TrialSide Ask(KnowledgeSearch search, string question)
    {
        var now = clock.GetUtcNow();
        var engine = new DialogueEngine(search, ReportKinds.Shipped, TalkTexts.Shipped, DialogueOptions.Default);
        var replies = engine.Step(ConversationState.New with { HasToldAi = true }, new CitizenText(question), now).Replies;
        var given = replies.OfType<Answer>().SelectMany(a => a.Parts).Where(p => p.EntryId is not null)
            .Select(p => search.Find(p.EntryId!)).OfType<KnowledgeEntry>().ToList();
        var outcome = given.Count > 0 ? TrialOutcome.Answers
            : replies.Any(r => r is Choices) ? TrialOutcome.Suggests
            : replies.Any(r => r is HandoverOffered) ? TrialOutcome.Unknown
            : TrialOutcome.Errand;
        return new TrialSide(outcome, given, search.Ask(question, SeoulTime.DayOf(now), Shown));
    }
}
