using Haechi.Platform.Configuration.Checking;

namespace Haechi.Platform.Configuration;

/// <summary>Which configuration is in force, and why a newer one is not.</summary>
public sealed class ConfigurationState
{
    private volatile RejectedConfiguration? _rejected;

    /// <summary>The change that was refused; null while the file and what is in force agree.</summary>
    public RejectedConfiguration? Rejected => _rejected;

    /// <summary>How often a changed file was taken since the start.</summary>
    public int Reloads { get; private set; }

    internal void Took()
    {
        _rejected = null;
        Reloads++;
    }

    internal void Refused(RejectedConfiguration rejected) => _rejected = rejected;
}

/// <summary>A changed file that was not taken.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Faults">All that is wrong with it.</param>
public sealed record RejectedConfiguration(DateTimeOffset At, IReadOnlyList<SettingFault> Faults);
