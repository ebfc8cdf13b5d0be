using System.Diagnostics;
using System.Diagnostics.Metrics;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Telemetry;

namespace Haechi.Platform.LanguageModels;

/// <summary>What <c>/metrics</c> tells about language models. No texts, no model output.</summary>
internal static class ModelMetrics
{
    private static readonly Counter<long> Calls = HaechiMeter.Meter.CreateCounter<long>("haechi.model.calls", "{call}", "Calls to the language model by service, purpose and outcome.");
    private static readonly Counter<long> Tokens = HaechiMeter.Meter.CreateCounter<long>("haechi.model.tokens", "{token}", "Tokens by service and direction; estimated where the endpoint does not tell.");
    private static readonly Counter<long> Sentences = HaechiMeter.Meter.CreateCounter<long>("haechi.model.sentences", "{sentence}", "Sentences of the model by service, kept or dropped.");
    private static readonly Histogram<double> Duration = HaechiMeter.Meter.CreateHistogram<double>("haechi.model.duration", "s", "Time of a call that was made.");
    private static readonly Histogram<double> FirstWords = HaechiMeter.Meter.CreateHistogram<double>("haechi.model.first_words", "s", "Time until the first words.");

    public static void Ended(string service, string purpose, CallCost cost)
    {
        Calls.Add(1, new TagList { { "service", service }, { "purpose", purpose }, { "outcome", cost.Outcome.ToString() } });
        if (cost.Outcome is CallOutcome.BudgetSpent or CallOutcome.Resting)
        {
            return;
        }

        Tokens.Add(cost.TokensIn, new TagList { { "service", service }, { "direction", "in" } });
        Tokens.Add(cost.TokensOut, new TagList { { "service", service }, { "direction", "out" } });
        Sentences.Add(cost.Kept, new TagList { { "service", service }, { "fate", "kept" } });
        Sentences.Add(cost.Dropped, new TagList { { "service", service }, { "fate", "dropped" } });
        Duration.Record(cost.DurationMs / 1000.0, new TagList { { "service", service }, { "outcome", cost.Outcome.ToString() } });
        if (cost.FirstWordsMs is { } first)
        {
            FirstWords.Record(first / 1000.0, new TagList { { "service", service } });
        }
    }
}
