using Haechi.Signals.Networks;
using Haechi.Signals.Simulation.Measuring;

namespace Haechi.Signals.Control.Webster;

/// <summary>Vehicles of one movement in one slice of time.</summary>
/// <param name="Junction">Name of the signal.</param>
/// <param name="From">Road before the stop line.</param>
/// <param name="To">Road behind the junction.</param>
/// <param name="Begin">Seconds of the day, 0 to 86,400 (later for what runs past midnight).</param>
/// <param name="End">Seconds of the day, after <paramref name="Begin"/>.</param>
/// <param name="Vehicles">Vehicles that crossed the stop line; 0 and up.</param>
public sealed record TurnCount(string Junction, string From, string To, double Begin, double End, double Vehicles);

/// <summary>Counts that no plan can be made from. The message says which row, and why.</summary>
public sealed class CountsException : Exception
{
    /// <summary>Makes one with a message for people.</summary>
    public CountsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public CountsException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>Makes one without words.</summary>
    public CountsException()
    {
    }
}

/// <summary>Turning counts (방향별 교통량) of one day, checked.</summary>
public sealed class TurnCounts
{
    private const double LongestDay = 2 * 86_400;

    private TurnCounts(IReadOnlyList<TurnCount> rows) => Rows = rows;

    /// <summary>The rows by time.</summary>
    public IReadOnlyList<TurnCount> Rows { get; }

    /// <summary>Begin of the first row, seconds of the day; 0 without rows.</summary>
    public double Begin => Rows.Count == 0 ? 0 : Rows[0].Begin;

    /// <summary>End of the last row, seconds of the day; 0 without rows.</summary>
    public double End => Rows.Count == 0 ? 0 : Rows.Max(r => r.End);

    /// <summary>Takes rows over.</summary>
    /// <exception cref="CountsException">A number is none, negative or infinite, a stretch of time is empty, or a movement is counted twice at one time.</exception>
    public static TurnCounts Of(IEnumerable<TurnCount> rows)
    {
        List<TurnCount> list = [.. rows];
        for (var i = 0; i < list.Count; i++)
        {
            if (Fault(list[i]) is { } fault)
                throw new CountsException($"Row {i + 1} ({list[i].Junction}, {list[i].From} → {list[i].To}): {fault}");
        }
        list = [.. list.OrderBy(r => r.Begin).ThenBy(r => r.Junction, StringComparer.Ordinal)];
        foreach (var movement in list.GroupBy(r => (r.Junction, r.From, r.To)))
        {
            if (movement.Zip(movement.Skip(1)).FirstOrDefault(p => p.Second.Begin < p.First.End) is { First: { } first })
                throw new CountsException($"{first.Junction}, {first.From} → {first.To} is counted twice from {first.Begin:0} s to {first.End:0} s.");
        }
        return new TurnCounts(list);
    }

    /// <summary>What a run measured, as counts.</summary>
    public static TurnCounts Measured(IEnumerable<MeasuredMovement> rows) => Of(rows.Where(r => r.Junction.Length > 0)
        .Select(r => new TurnCount(r.Junction, r.From, r.To, r.Begin, r.Begin + MovementMeter.Stretch, r.Vehicles)));

    /// <summary>Vehicles a second of a movement between two times; 0 where nothing was counted.</summary>
    public double Rate(Movement movement, double begin, double end)
    {
        ArgumentNullException.ThrowIfNull(movement);
        var vehicles = 0.0;
        foreach (var row in Rows)
        {
            if (row.Junction == movement.Junction && row.From == movement.From && row.To == movement.To)
                vehicles += row.Vehicles * Math.Max(0, Math.Min(row.End, end) - Math.Max(row.Begin, begin)) / (row.End - row.Begin);
        }
        return end > begin ? vehicles / (end - begin) : 0;
    }

    private static string? Fault(TurnCount row)
    {
        if (!double.IsFinite(row.Vehicles) || row.Vehicles < 0)
            return $"{row.Vehicles} is no number of vehicles; write 0 or more, and leave out what was not counted.";
        if (!(row.Begin >= 0 && row.End > row.Begin && row.End <= LongestDay))
            return $"{row.Begin} to {row.End} is no stretch of time; write seconds of the day, the end after the beginning.";
        return row.Junction.Length == 0 || row.From.Length == 0 || row.To.Length == 0 ? "the junction and both roads are needed." : null;
    }
}
