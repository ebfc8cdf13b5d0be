using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.ContactCentre.Desk.Suggestions;

/// <summary>A standard answer that may fit.</summary>
/// <param name="Entry">The answer with its source, owner and last valid day.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Sentence">The sentence of it that answers; empty when none stands out.</param>
internal sealed record Suggestion(KnowledgeEntry Entry, double Confidence, string Sentence)
{
    /// <summary>What is put into the reply: the answer and where it comes from, to be edited.</summary>
    public string Text => $"{Entry.Body.Trim()}\n(출처: {Entry.Source})";
}

/// <summary>Finds standard answers for what a citizen wrote, or for what a counsellor types or searches. Expired ones are never proposed.</summary>
internal sealed class SuggestionFinder(KnowledgeSearch knowledge, TimeProvider clock)
{
    /// <summary>As many as there are keys for them.</summary>
    public const int Most = 3;

    private const double LeastConfidence = 0.25;
    private const int ShortestWords = 2;
    private const int TurnsBack = 6;

    /// <summary>The likeliest first, at most <see cref="Most"/>. Every part of a compound question puts its best answer forward.</summary>
    public IReadOnlyList<Suggestion> Find(string words)
    {
        if (words.Trim().Length < ShortestWords)
        {
            return [];
        }

        var today = SeoulTime.DayOf(clock.GetUtcNow());
        var parts = QuestionSplitter.Split(words).Select(p => p.Topic is null || !p.NeedsTopic ? p.Text : $"{p.Topic} {p.Text}").ToList();
        var best = parts.Count < 2 ? [] : parts.SelectMany(p => knowledge.Ask(p, today, 1).Select(h => (Part: p, Hit: h))).ToList();
        var whole = knowledge.Ask(words, today, Most).Select(h => (Part: words, Hit: h));
        return
        [
            .. best.OrderByDescending(f => f.Hit.Confidence).Concat(whole)
                .Where(f => f.Hit.Confidence >= LeastConfidence)
                .DistinctBy(f => f.Hit.Entry.Id).Take(Most)
                .Select(f => new Suggestion(f.Hit.Entry, f.Hit.Confidence, SentenceOf(f.Hit.Entry, f.Part))),
        ];
    }

    /// <summary>Answers to the newest turn that has any: "12가3456이에요" has none, what was told before it has.</summary>
    /// <param name="turns">What the citizen said, the oldest first.</param>
    public IReadOnlyList<Suggestion> FindForTurns(IReadOnlyList<string> turns) =>
        turns.Reverse().Take(TurnsBack).Select(Find).FirstOrDefault(found => found.Count > 0) ?? [];

    private string SentenceOf(KnowledgeEntry entry, string words)
    {
        var snippet = knowledge.Highlight(entry, words);
        return snippet.Length > 0 ? entry.Body.Substring(snippet.Start, snippet.Length) : "";
    }
}
