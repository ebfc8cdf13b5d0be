namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Wall-clock time in Seoul: nine hours ahead of UTC all year round.</summary>
internal static class SeoulTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTimeOffset In(DateTimeOffset moment) => moment.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(In(moment).DateTime);

    /// <summary>A moment of a day; hours beyond 24 fall on the next day.</summary>
    public static DateTimeOffset At(DateOnly day, double hours) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).AddHours(hours);
}
