using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>Says what a conversation is about: a kind of report, a topic of the knowledge base, or neither.</summary>
internal sealed class TopicReader(KnowledgeSearch knowledge, ReportKinds kinds)
{
    public const string Other = "other";
    private const string Report = "report:";
    private const string Guide = "guide:";
    private const double SureOfKind = 0.6;
    private const double SureOfEntry = 0.5;

    private static readonly LocalizedText OtherName = new("기타", "Other");

    private readonly ReportUnderstanding _reports = new(kinds);

    /// <summary>The kind of report that somebody tells of; null when none is sure enough. A question about a fine is no report.</summary>
    public KindGuess? KindOf(IReadOnlyList<string> said, DateTimeOffset now) => said
        .Select(s => (Text: s, Reading: _reports.Read(s, now)))
        .Where(r => r.Reading.Best is { Confidence: >= SureOfKind } && IntentReader.Read(r.Text, r.Reading) == Intent.Report)
        .Select(r => r.Reading.Best).MaxBy(k => k!.Confidence);

    /// <summary>The topic, in the form of <c>HandoverRow.Topic</c>.</summary>
    public string Read(IReadOnlyList<string> said, KindGuess? kind, DateTimeOffset now)
    {
        if (kind is not null)
        {
            return OfReport(kind.Kind);
        }

        var today = SeoulTime.DayOf(now);
        var hit = said.SelectMany(s => knowledge.Ask(s, today, 1)).Where(h => h.Confidence >= SureOfEntry).MaxBy(h => h.Confidence);
        return hit is null ? Other : Guide + hit.Entry.TopicId;
    }

    public static string OfReport(ReportKind kind) => Report + kind.Id;

    /// <summary>Every topic that a counsellor may choose, reports first.</summary>
    public IReadOnlyList<(string Topic, LocalizedText Name)> All =>
    [
        .. kinds.All.Select(k => (OfReport(k), k.Name)),
        .. knowledge.Now.Topics.Select(t => (Guide + t.Id, t.Name)),
        (Other, OtherName),
    ];

    /// <summary>What people read for a topic. One that the knowledge base has no longer is read as its id.</summary>
    public LocalizedText NameOf(string topic)
    {
        if (topic.StartsWith(Report, StringComparison.Ordinal))
        {
            return kinds.Find(topic[Report.Length..])?.Name ?? OtherName;
        }

        return topic.StartsWith(Guide, StringComparison.Ordinal) ? NameOfGuide(topic[Guide.Length..]) : OtherName;
    }

    private LocalizedText NameOfGuide(string id) =>
        knowledge.Now.Topics.FirstOrDefault(t => t.Id == id)?.Name ?? new LocalizedText(id, id);
}
