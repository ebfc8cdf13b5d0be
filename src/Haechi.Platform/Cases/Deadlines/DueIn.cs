using System.Globalization;

namespace Haechi.Platform.Cases.Deadlines;

/// <summary>How soon an answer is due: in hours by the clock for what is urgent, in working days for the rest.</summary>
/// <param name="Amount">Hours or days, 1 or more.</param>
/// <param name="InWorkingDays">True for days of <see cref="WorkingCalendar"/>; false for hours that run day and night.</param>
public readonly record struct DueIn(int Amount, bool InWorkingDays)
{
    /// <summary>Reads "4h" (by the clock) or "3d" (working days), up to 99; null when it is neither.</summary>
    public static DueIn? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is < 2 or > 3
            || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount == 0)
        {
            return null;
        }

        return text[^1] switch
        {
            'h' => new DueIn(amount, false),
            'd' => new DueIn(amount, true),
            _ => null,
        };
    }
}
