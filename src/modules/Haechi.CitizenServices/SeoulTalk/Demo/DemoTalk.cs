namespace Haechi.CitizenServices.SeoulTalk.Demo;

/// <summary>One conversation of the demo day, as it will be played through the real dialogue.</summary>
/// <param name="HoursAgo">When it began.</param>
/// <param name="Channel"><c>web</c>, <c>widget</c> or <c>kakao</c>.</param>
/// <param name="Says">What the citizen says, in order; <c>#id</c> presses the choice of that id.</param>
internal sealed record DemoTalk(double HoursAgo, string Channel, params string[] Says)
{
    /// <summary>How the citizen rates the last answer; null when they do not.</summary>
    public bool? Helpful { get; init; }

    /// <summary>What the counsellor says after taking the conversation; empty when nobody takes it.</summary>
    public IReadOnlyList<string> Counsel { get; init; } = [];

    /// <summary>Whether the counsellor ends the conversation afterwards.</summary>
    public bool Ends { get; init; }

    /// <summary>What an official decides on the report that was filed; null leaves it waiting.</summary>
    public DemoDecision? Decision { get; init; }
}

/// <summary>What an official does with a report.</summary>
/// <param name="Confirm">Confirmed or dismissed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reply">What the citizen is told.</param>
internal sealed record DemoDecision(bool Confirm, string Reason, string Reply);
