using Microsoft.Extensions.Options;

namespace Haechi.Platform.Streams;

/// <summary>Names every fault of section <c>streams</c>.</summary>
internal sealed class StreamOptionsCheck : IValidateOptions<StreamOptions>
{
    public ValidateOptionsResult Validate(string? name, StreamOptions options)
    {
        var faults = new List<string>();
        Positive(faults, "back_off_from", options.BackOffFrom);
        Positive(faults, "steady_after", options.SteadyAfter);
        Positive(faults, "stops_within", options.StopsWithin);
        Positive(faults, "tend_every", options.TendEvery);
        Positive(faults, "balance_every", options.BalanceEvery);
        Positive(faults, "tell_every", options.TellEvery);
        if (options.BackOffTo < options.BackOffFrom)
        {
            faults.Add($"streams.back_off_to: {options.BackOffTo} must not be below back_off_from ({options.BackOffFrom})");
        }

        if (options.StallsAfter < TimeSpan.Zero)
        {
            faults.Add($"streams.stalls_after: {options.StallsAfter} must be zero (never) or above");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Positive(List<string> faults, string key, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
        {
            faults.Add($"streams.{key}: {value} must be above zero and at most a day, e.g. 00:00:05");
        }
    }
}
