using Haechi.Signals.Control.Webster;

namespace Haechi.Traffic.SmartIntersections.Plans.Deployment;

/// <summary>What one signal shall do from now on.</summary>
/// <param name="Signal">Name of the signal in its network.</param>
/// <param name="Plan">A time-of-day plan that names this signal only; null for the signal's own plan, as its controller has it.</param>
internal sealed record SignalProgram(string Signal, DayPlan? Plan);

/// <summary>An order to controllers: all signals of it, or none.</summary>
/// <param name="Id">Version 7 UUID. The same order may come again after a crash; it is carried out once.</param>
/// <param name="Sequence">1 and up; rises with each order to a network. A controller never goes back to an older one.</param>
/// <param name="Network">The network.</param>
/// <param name="Programs">One a signal; signals that are not named stay as they are.</param>
internal sealed record ControllerOrder(Guid Id, long Sequence, Guid Network, IReadOnlyList<SignalProgram> Programs);

/// <summary>What controllers answered.</summary>
/// <param name="Accepted">True when every signal of the order follows its program now.</param>
/// <param name="Why">What was refused and why, one line; empty when all was accepted.</param>
internal sealed record ControllerAnswer(bool Accepted, string Why)
{
    /// <summary>All of it is in force.</summary>
    public static ControllerAnswer Done { get; } = new(true, "");

    /// <summary>Nothing was changed.</summary>
    public static ControllerAnswer Refuse(string why) => new(false, why);
}

/// <summary>What the controllers of a network follow, as they say themselves.</summary>
/// <param name="OrderId">The last order that they took over; null while they never had one.</param>
/// <param name="Sequence">Its sequence; 0 while they never had one.</param>
/// <param name="Programs">One for each signal that does not follow its own plan.</param>
internal sealed record ControllerReport(Guid? OrderId, long Sequence, IReadOnlyList<SignalProgram> Programs);

/// <summary>
/// The port to signal controllers. An adapter speaks to one make of controller (or to a simulator); it decides nothing.
/// </summary>
/// <remarks>
/// Contract, held by the conformance suite <c>SignalControllerConformance</c>:
/// <list type="number">
/// <item>An order is taken over for all its signals or for none; a refusal changes nothing.</item>
/// <item>The same order twice is the same as once, also after a restart of either side.</item>
/// <item>Another order with the sequence in force or a lower one is refused.</item>
/// <item>A plan that breaks the signal's rules (minimum green, clearance, cycle, offset) is refused by the adapter too, whoever approved it.</item>
/// <item><see cref="ReadAsync"/> tells what the controllers follow, not what they were told.</item>
/// <item>A controller that can't be reached is an exception, which is tried again; a refusal is an answer, which is final.</item>
/// </list>
/// A change takes effect at the end of the running phase; the controller's own safety monitor stays in force and is never reached through this port.
/// </remarks>
internal interface ISignalControllerAdapter
{
    /// <summary>Name on pages and in the trail, such as "SUMO".</summary>
    string Name { get; }

    /// <summary>Takes an order over.</summary>
    /// <exception cref="IOException">The controllers can't be reached; the order is tried again.</exception>
    Task<ControllerAnswer> ApplyAsync(ControllerOrder order, CancellationToken cancellationToken);

    /// <summary>What the signals of a network follow.</summary>
    /// <exception cref="IOException">The controllers can't be reached.</exception>
    Task<ControllerReport> ReadAsync(Guid network, CancellationToken cancellationToken);
}
