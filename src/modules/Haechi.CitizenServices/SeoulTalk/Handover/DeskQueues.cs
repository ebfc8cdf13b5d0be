using Haechi.Kernel;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>A line in which conversations wait for counsellors of one field.</summary>
internal sealed record DeskQueue(string Id, LocalizedText Name);

/// <summary>The lines of the desk. Citizens come into the first; counsellors hand on to the others.</summary>
internal static class DeskQueues
{
    public const string General = "general";

    public static IReadOnlyList<DeskQueue> All { get; } =
    [
        new(General, new("일반 상담", "General")),
        new("traffic", new("교통·주정차", "Traffic and parking")),
        new("welfare", new("복지·돌봄", "Welfare and care")),
        new("taxes", new("세금·재정", "Taxes")),
        new("housing", new("주택·부동산", "Housing")),
        new("environment", new("환경·청소", "Environment and waste")),
        new("languages", new("외국어 상담", "Foreign languages")),
    ];

    public static DeskQueue? Find(string? id) => All.FirstOrDefault(q => q.Id == id);
}
