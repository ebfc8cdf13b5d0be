using Haechi.CitizenServices.Knowledge.Questions.Likeness;
using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>Makes the editors' list of what was asked and what editors did. Pure.</summary>
internal static class QuestionItems
{
    private const int TrendDays = 14;

    public static IReadOnlyList<QuestionItem> Of(
        IReadOnlyCollection<AskedQuestion> asked, IReadOnlyCollection<HandledQuestionRow> handled, IEnumerable<string> known, DateTimeOffset now,
        CancellationToken cancellationToken = default) => From(Clusters(asked, handled, known, cancellationToken), asked, handled, now);

    /// <summary>What asks the same: the costly part.</summary>
    public static IReadOnlyList<QuestionCluster> Clusters(
        IReadOnlyCollection<AskedQuestion> asked, IReadOnlyCollection<HandledQuestionRow> handled, IEnumerable<string> known, CancellationToken cancellationToken)
    {
        var counts = asked.Where(IsAsked).GroupBy(a => a.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return QuestionClusters.Of(counts, handled.Select(h => h.Question), known, cancellationToken);
    }

    /// <summary>The list, the most asked first.</summary>
    public static IReadOnlyList<QuestionItem> From(
        IReadOnlyList<QuestionCluster> clusters, IReadOnlyCollection<AskedQuestion> asked, IReadOnlyCollection<HandledQuestionRow> handled, DateTimeOffset now)
    {
        var byKey = asked.Where(IsAsked).ToLookup(a => Phrase.KeyOf(a.Text), StringComparer.Ordinal);
        var rows = handled.ToLookup(h => Phrase.KeyOf(h.Question), StringComparer.Ordinal);
        return
        [
            .. clusters.Select(c => Item(c, byKey, rows, SeoulTime.DayOf(now)))
                .Where(i => i.Count > 0)
                .OrderByDescending(i => i.Count).ThenByDescending(i => i.LastAt).ThenBy(i => i.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsAsked(AskedQuestion question) => !string.IsNullOrWhiteSpace(question.Text);

    private static QuestionItem Item(QuestionCluster cluster, ILookup<string, AskedQuestion> byKey, ILookup<string, HandledQuestionRow> rows, DateOnly today)
    {
        var asked = cluster.Members.SelectMany(m => byKey[m.Key]).ToList();
        var last = cluster.Members.SelectMany(m => rows[m.Key]).OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault();
        return new QuestionItem
        {
            Id = last?.Id ?? QuestionItem.IdOf(cluster.Lead.Text),
            Question = last?.Question ?? cluster.Lead.Text,
            Wordings = [.. cluster.Members.Where(m => byKey.Contains(m.Key))
                .Select(m => new AskedWording(m.Text, byKey[m.Key].Count(), byKey[m.Key].Max(a => a.At)))
                .OrderByDescending(w => w.Count).ThenByDescending(w => w.LastAt).ThenBy(w => w.Text, StringComparer.Ordinal)],
            Unanswered = asked.Count(a => a.Complaint == Complaint.Unanswered),
            BadlyRated = asked.Count(a => a.Complaint == Complaint.BadlyRated),
            People = asked.Select(a => a.Who).Distinct(StringComparer.Ordinal).Count(),
            FirstAt = asked.Count == 0 ? default : asked.Min(a => a.At),
            LastAt = asked.Count == 0 ? default : asked.Max(a => a.At),
            Trend = Trend(asked, today),
            ShownEntryId = asked.Where(a => a.EntryId is not null).GroupBy(a => a.EntryId).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key,
            Handled = last,
            CameBack = last is { State: ItemState.Answered } && asked.Exists(a => a.At > last.ChangedAt),
        };
    }

    private static double[] Trend(List<AskedQuestion> asked, DateOnly today)
    {
        var days = new double[TrendDays];
        foreach (var question in asked)
        {
            var ago = today.DayNumber - SeoulTime.DayOf(question.At).DayNumber;
            if (ago is >= 0 and < TrendDays)
                days[TrendDays - 1 - ago]++;
        }
        return days;
    }
}
