using System.Collections.Immutable;

namespace Haechi.Kernel.Rooms;

/// <summary>Room 2. What a model, a rule or a citizen claims about observations.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="ServiceId">The registered service that claims it.</param>
/// <param name="ObservationId">The observation it rests on, when there is one.</param>
/// <param name="Kind">Kebab-case name of the claim, e.g. <c>illegal-parking</c>.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Severity">How grave it would be if true.</param>
/// <param name="Place">Where, when known.</param>
/// <param name="At">When the claimed thing happened, UTC.</param>
/// <param name="Evidence">What a person needs to see to decide.</param>
/// <param name="Snapshot">What produced it: model, input, thresholds in force.</param>
/// <param name="JoinKey">Findings of one service with the same key join the same open case; null always opens its own.</param>
public sealed record Finding(
    Guid Id,
    string ServiceId,
    Guid? ObservationId,
    string Kind,
    double Score,
    Severity Severity,
    Place? Place,
    DateTimeOffset At,
    ImmutableArray<Evidence> Evidence,
    EvaluationSnapshot Snapshot,
    string? JoinKey);

/// <summary>One piece of evidence.</summary>
/// <param name="Kind"><c>text</c>, <c>image</c>, <c>source</c>, <c>reading</c> or a service's own word.</param>
/// <param name="Label">What it is, for the reader.</param>
/// <param name="Text">The text itself, masked where it holds personal data.</param>
/// <param name="AttachmentId">A stored attachment, when it is a file.</param>
public sealed record Evidence(string Kind, string Label, string? Text, Guid? AttachmentId = null);

/// <summary>What produced a finding, so that it can be judged and repeated later.</summary>
/// <param name="ModelId">Model or rule id; <c>citizen</c> for a citizen's own report.</param>
/// <param name="ModelVersion">Version of the model or rule set.</param>
/// <param name="InputHash">Hex SHA-256 of the input.</param>
/// <param name="Thresholds">Thresholds in force at that moment, by name.</param>
public sealed record EvaluationSnapshot(
    string ModelId,
    string ModelVersion,
    string InputHash,
    ImmutableSortedDictionary<string, double> Thresholds);
