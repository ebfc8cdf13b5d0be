using System.Globalization;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.LanguageModels.Metering;

namespace Haechi.Console.Pages.LanguageModels;

/// <summary>Calls to the language model, added up.</summary>
/// <param name="ServiceId">The service; empty for all of them.</param>
/// <param name="Lines">What is added up.</param>
public sealed record UsageSum(string ServiceId, IReadOnlyList<UsageLine> Lines)
{
    public int Calls => Lines.Sum(line => line.Calls);

    public int Used => Lines.Where(line => line.Outcome == CallOutcome.Used).Sum(line => line.Calls);

    public int Running => Lines.Where(line => line.Outcome == CallOutcome.Running).Sum(line => line.Calls);

    public int Extractive => Calls - Used - Running;

    public int Estimated => Lines.Sum(line => line.EstimatedCalls);

    public long TokensIn => Lines.Sum(line => line.TokensIn);

    public long TokensOut => Lines.Sum(line => line.TokensOut);

    /// <summary>Share of sentences that no source supports; null where none was written.</summary>
    public double? DroppedShare => Lines.Sum(line => line.Kept + line.Dropped) is > 0 and var all ? (double)Lines.Sum(line => line.Dropped) / all : null;

    /// <summary>Mean time of calls that were used, in seconds; null where there is none.</summary>
    public double? Seconds => Mean(line => line.DurationMs);

    /// <summary>Mean time until the first words of those, in seconds.</summary>
    public double? FirstWords => Mean(line => line.FirstWordsMs);

    /// <summary>What it cost in won; null without prices.</summary>
    public double? Won(LanguageModelOptions options) => options.WonPerMillionIn + options.WonPerMillionOut > 0
        ? ((TokensIn * options.WonPerMillionIn) + (TokensOut * options.WonPerMillionOut)) / 1_000_000
        : null;

    public static string Count(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    public static string Percent(double? share) => share?.ToString("P1", CultureInfo.CurrentCulture) ?? "—";

    public static string Second(double? seconds) => seconds?.ToString("0.0", CultureInfo.CurrentCulture) ?? "—";

    private double? Mean(Func<UsageLine, long> milliseconds) =>
        Used > 0 ? Lines.Where(line => line.Outcome == CallOutcome.Used).Sum(milliseconds) / 1000.0 / Used : null;
}
