namespace Haechi.CitizenServices.ContactCentre.Supervision.Board;

/// <summary>What the board shows.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Waiting">Citizens who wait now.</param>
/// <param name="Longest">How long the first of them has.</param>
/// <param name="Overdue">How many of them wait longer than the target.</param>
/// <param name="Talking">Conversations with a counsellor.</param>
/// <param name="Resting">Of these, resting.</param>
/// <param name="Counsellors">Who is there, by state.</param>
/// <param name="Today">The day so far.</param>
/// <param name="UsualByNow">A usual day up to the same hour; null as long as none is known.</param>
/// <param name="Hours">Twenty-four hours.</param>
/// <param name="Topics">Per topic, the most asked first.</param>
/// <param name="UsualDays">Days of the same weekday that make the usual.</param>
internal sealed record BoardFigures(
    DateTimeOffset At, int Waiting, TimeSpan? Longest, int Overdue, int Talking, int Resting, SeatCount Counsellors,
    ContactCount Today, ContactCount? UsualByNow, IReadOnlyList<BoardHour> Hours, IReadOnlyList<BoardTopic> Topics, int UsualDays)
{
    /// <summary>Share within the target, of all who asked today.</summary>
    public double? Level => Today.Level(Overdue);
}

/// <summary>One hour of today beside the usual one.</summary>
/// <param name="Hour">0 to 23, in Seoul.</param>
/// <param name="Today">The hour of today; null when it has not begun.</param>
/// <param name="Usual">Mean of the same hour of past days of this weekday; null as long as none is known.</param>
internal sealed record BoardHour(int Hour, ContactCount? Today, ContactCount? Usual);

/// <summary>One topic today.</summary>
/// <param name="Topic">Id, see <c>TopicReader.NameOf</c>.</param>
/// <param name="Today">The day so far.</param>
/// <param name="Usual">Mean of whole days of this weekday; null as long as none is known.</param>
internal sealed record BoardTopic(string Topic, ContactCount Today, ContactCount? Usual);

/// <summary>Counsellors at their desks.</summary>
/// <param name="Free">Ready, with no conversation.</param>
/// <param name="Talking">Ready, with at least one.</param>
/// <param name="Paused">Taking none.</param>
internal sealed record SeatCount(int Free, int Talking, int Paused)
{
    public int All => Free + Talking + Paused;
}
