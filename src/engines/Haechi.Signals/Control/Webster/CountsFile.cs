using System.Globalization;

namespace Haechi.Signals.Control.Webster;

/// <summary>Turning counts as a file: <c>junction,from,to,begin,end,vehicles</c>, times in seconds of the day or as HH:MM.</summary>
public static class CountsFile
{
    /// <summary>The first line of every file.</summary>
    public const string Header = "junction,from,to,begin,end,vehicles";

    /// <summary>Reads a file.</summary>
    /// <exception cref="CountsException">It is absent, or a line can't be read.</exception>
    public static TurnCounts Read(string path)
    {
        try
        {
            return Parse(File.ReadLines(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CountsException($"{path} can't be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads lines. <paramref name="name"/>: what they are called in errors.</summary>
    /// <exception cref="CountsException">A line can't be read.</exception>
    public static TurnCounts Parse(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (rows, number) = (new List<TurnCount>(), 0);
        foreach (var line in lines)
        {
            number++;
            if (number == 1 && !line.Trim().TrimStart('\uFEFF').Equals(Header, StringComparison.OrdinalIgnoreCase))
                throw new CountsException($"{name}, line 1: the first line must be \"{Header}\".");
            if (number > 1 && !string.IsNullOrWhiteSpace(line))
                rows.Add(Row(line, number, name));
        }
        return TurnCounts.Of(rows);
    }

    /// <summary>Writes counts as lines.</summary>
    public static IEnumerable<string> Lines(TurnCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Junction},{r.From},{r.To},{r.Begin:0.##},{r.End:0.##},{r.Vehicles:0.##}")).Prepend(Header);
    }

    private static TurnCount Row(string line, int number, string name)
    {
        var cells = line.Split(',');
        if (cells.Length != 6)
            throw new CountsException($"{name}, line {number}: {cells.Length} cells, 6 are needed ({Header}).");
        if (!double.TryParse(cells[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var vehicles) || !double.IsFinite(vehicles))
            throw new CountsException($"{name}, line {number}: \"{cells[5].Trim()}\" is no number of vehicles.");
        return new TurnCount(cells[0].Trim(), cells[1].Trim(), cells[2].Trim(), Time(cells[3], number, name), Time(cells[4], number, name), vehicles);
    }

    private static double Time(string cell, int number, string name)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return seconds;
        var parts = cell.Trim().Split(':');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 48
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 60)
            return hours * 3600 + minutes * 60;
        throw new CountsException($"{name}, line {number}: \"{cell.Trim()}\" is no time; write seconds of the day or HH:MM.");
    }
}
