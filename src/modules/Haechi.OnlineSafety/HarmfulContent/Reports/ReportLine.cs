namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>A confirmed post in a report.</summary>
internal sealed record ReportLine(
    Guid Id,
    string Label,
    double Score,
    string Source,
    string Address,
    DateTimeOffset? PublishedAt,
    DateTimeOffset CollectedAt,
    string? ConfirmedBy,
    DateTimeOffset? ConfirmedAt,
    string Model,
    string Text,
    IReadOnlyList<ReportContact> Contacts);

/// <summary>A contact in a report.</summary>
internal sealed record ReportContact(string Kind, string? Channel, string Normal);

/// <summary>A line of training data.</summary>
/// <param name="Text">The post, contacts masked.</param>
/// <param name="Labels">What a person confirmed.</param>
/// <param name="Known">What the person was asked about: nobody was asked whether a post that sells also hates.</param>
internal sealed record TrainingLine(string Text, IReadOnlyList<string> Labels, IReadOnlyList<string> Known);
