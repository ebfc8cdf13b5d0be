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
internal sealed record TrainingLine(string Text, IReadOnlyList<string> Labels);
