namespace Haechi.CitizenServices.ContactCentre.Supervision.Storage;

/// <summary>Requests for a person of one hour about one topic, counted. It outlives the conversations and holds no personal data.</summary>
internal sealed class HourRow
{
    /// <summary>When the hour began, UTC.</summary>
    public DateTimeOffset Hour { get; set; }
    public string Topic { get; set; } = "";

    /// <summary>Citizens who asked for a person in this hour.</summary>
    public int Asked { get; set; }

    /// <summary>Of these, whom a counsellor took.</summary>
    public int Taken { get; set; }

    /// <summary>Taken within the target that was in force when the day was counted.</summary>
    public int InTarget { get; set; }

    /// <summary>Gave up before anybody came.</summary>
    public int Abandoned { get; set; }

    /// <summary>Of these, after less than the target: not counted against the service level.</summary>
    public int AbandonedEarly { get; set; }

    /// <summary>Conversations that a counsellor took and that ended.</summary>
    public int Handled { get; set; }

    /// <summary>Seconds from taking to ending of these, without rests.</summary>
    public double HandlingSeconds { get; set; }

    /// <summary>Seconds of waiting of those who were taken.</summary>
    public double WaitSeconds { get; set; }
}

/// <summary>A day in Seoul whose hours were counted.</summary>
internal sealed class DayRow
{
    public DateOnly Day { get; set; }
    public DateTimeOffset CountedAt { get; set; }
}
