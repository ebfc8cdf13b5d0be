using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>What one model says of a post.</summary>
/// <param name="Label">The likeliest category.</param>
/// <param name="Score">How likely, 0 to 1.</param>
/// <param name="Passes">Whether that is enough for a person to look.</param>
/// <param name="Spans">The words that spoke.</param>
/// <param name="Model">Version of the model.</param>
internal sealed record Verdict(string Label, double Score, bool Passes, IReadOnlyList<TradeSpan> Spans, string Model);
