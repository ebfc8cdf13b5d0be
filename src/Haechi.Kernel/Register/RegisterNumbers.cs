using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Haechi.Kernel.Measuring;

namespace Haechi.Kernel.Register;

/// <summary>The live side of a register entry.</summary>
/// <param name="ObservationsLastDay">Observations of the last 24 hours.</param>
/// <param name="FindingsLastDay">Findings of the last 24 hours.</param>
/// <param name="OpenCases">Cases open now.</param>
/// <param name="Degraded">What is missing and what still works, in the entry's language; null when nothing is missing.</param>
/// <param name="Measures">How right it is, per model version.</param>
public sealed record RegisterNumbers(
    [property: JsonPropertyName("observations_last_day")] int ObservationsLastDay,
    [property: JsonPropertyName("findings_last_day")] int FindingsLastDay,
    [property: JsonPropertyName("open_cases")] int OpenCases,
    [property: JsonPropertyName("degraded")] string? Degraded,
    [property: JsonPropertyName("measures")] ImmutableArray<RegisterMeasure> Measures);

/// <summary>How right one model version is; rates are null before there is anything to divide by.</summary>
public sealed record RegisterMeasure(
    [property: JsonPropertyName("model_version")] string ModelVersion,
    [property: JsonPropertyName("confirmed")] int Confirmed,
    [property: JsonPropertyName("dismissed")] int Dismissed,
    [property: JsonPropertyName("missed")] int Missed,
    [property: JsonPropertyName("undecided")] int Undecided,
    [property: JsonPropertyName("precision")] double? Precision,
    [property: JsonPropertyName("recall")] double? Recall,
    [property: JsonPropertyName("mean_decision_seconds")] double? MeanDecisionSeconds)
{
    /// <summary>Writes a measure as the register shows it: rates to three decimals, seconds whole.</summary>
    public static RegisterMeasure Of(ServiceMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return new(measure.ModelVersion, measure.Confirmed, measure.Dismissed, measure.Missed, measure.Undecided,
            Rounded(measure.Precision, 3), Rounded(measure.Recall, 3), Rounded(measure.MeanDecisionTime?.TotalSeconds, 0));
    }

    private static double? Rounded(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
