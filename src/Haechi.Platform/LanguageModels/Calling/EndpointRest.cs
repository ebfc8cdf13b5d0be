using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels.Calling;

/// <summary>Leaves a failing endpoint alone for a while. Each host counts for itself; the first call after the rest shows whether it is back.</summary>
internal sealed class EndpointRest(IOptionsMonitor<LanguageModelOptions> options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _until;
    private EndpointTrouble? _last;

    /// <summary>Whether it is left alone now.</summary>
    public bool IsResting
    {
        get
        {
            lock (_gate)
            {
                return clock.GetUtcNow() < _until;
            }
        }
    }

    /// <summary>The last failure after which nothing worked; null when the last call worked.</summary>
    public EndpointTrouble? Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    public void Worked()
    {
        lock (_gate)
        {
            (_failures, _last, _until) = (0, null, default);
        }
    }

    public void Failed(string why)
    {
        lock (_gate)
        {
            _last = new EndpointTrouble(clock.GetUtcNow(), why);
            if (++_failures >= options.CurrentValue.RestAfterFailures)
            {
                _until = clock.GetUtcNow() + TimeSpan.FromSeconds(options.CurrentValue.RestSeconds);
            }
        }
    }
}

/// <summary>A failure of the endpoint.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Why">In words without secrets or texts.</param>
public sealed record EndpointTrouble(DateTimeOffset At, string Why);
