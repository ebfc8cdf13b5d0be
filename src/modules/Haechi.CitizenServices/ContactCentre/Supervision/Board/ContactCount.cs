using Haechi.CitizenServices.ContactCentre.Supervision.Storage;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Board;

/// <summary>Requests for a person, counted over any hours and topics.</summary>
/// <param name="Asked">Citizens who asked for a person.</param>
/// <param name="Taken">Whom a counsellor took.</param>
/// <param name="InTarget">Taken within the target.</param>
/// <param name="Abandoned">Gave up before.</param>
/// <param name="AbandonedEarly">Of these, within the target.</param>
/// <param name="Handled">Taken and ended.</param>
/// <param name="HandlingSeconds">Seconds of work of these.</param>
/// <param name="WaitSeconds">Seconds of waiting of those who were taken.</param>
internal readonly record struct ContactCount(
    double Asked, double Taken, double InTarget, double Abandoned, double AbandonedEarly, double Handled, double HandlingSeconds, double WaitSeconds)
{
    /// <summary>Share that gave up, of all who asked; null for nobody.</summary>
    public double? AbandonedShare => Share(Abandoned, Asked);

    /// <summary>Average handling; null while nothing was handled.</summary>
    public TimeSpan? Handling => Handled > 0 ? TimeSpan.FromSeconds(HandlingSeconds / Handled) : null;

    /// <summary>Average wait of those who were taken; null for nobody.</summary>
    public TimeSpan? Wait => Taken > 0 ? TimeSpan.FromSeconds(WaitSeconds / Taken) : null;

    public static ContactCount operator +(ContactCount a, ContactCount b) => new(
        a.Asked + b.Asked, a.Taken + b.Taken, a.InTarget + b.InTarget, a.Abandoned + b.Abandoned, a.AbandonedEarly + b.AbandonedEarly,
        a.Handled + b.Handled, a.HandlingSeconds + b.HandlingSeconds, a.WaitSeconds + b.WaitSeconds);

    public static ContactCount operator /(ContactCount a, double by) => new(
        a.Asked / by, a.Taken / by, a.InTarget / by, a.Abandoned / by, a.AbandonedEarly / by, a.Handled / by, a.HandlingSeconds / by, a.WaitSeconds / by);

    public static ContactCount Of(HourLine line) => new(
        line.Asked, line.Taken, line.InTarget, line.Abandoned, line.AbandonedEarly, line.Handled, line.HandlingSeconds, line.WaitSeconds);

    public static ContactCount Of(HourRow row) => new(
        row.Asked, row.Taken, row.InTarget, row.Abandoned, row.AbandonedEarly, row.Handled, row.HandlingSeconds, row.WaitSeconds);

    public static ContactCount Sum(IEnumerable<ContactCount> counts) => counts.Aggregate(default(ContactCount), (sum, next) => sum + next);

    /// <summary>
    /// Share taken within the target: of those who were taken, of those who gave up after the target, and of
    /// <paramref name="overdue"/>, who wait longer than it already. Who gives up at once is not counted. Null for nobody.
    /// </summary>
    public double? Level(double overdue = 0) => Share(InTarget, Taken + Abandoned - AbandonedEarly + overdue);

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
