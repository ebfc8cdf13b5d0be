using System.Text.RegularExpressions;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>How soon a person should come, and the codes of what says so, the gravest first.</summary>
internal sealed record UrgencyReading(Urgency Urgency, IReadOnlyList<string> Reasons)
{
    public static UrgencyReading None { get; } = new(Urgency.Ordinary, []);
}

/// <summary>
/// Reads urgency from what a citizen said, by rules that a page can name: words of danger, a report that is due within hours,
/// questions that the bot could not answer, anger, and being pressed for time. It ranks and decides nothing.
/// </summary>
internal static partial class UrgencyReader
{
    public const string Danger = "danger";
    public const string DueReport = "report";
    public const string Misses = "misses";
    public const string Anger = "anger";
    public const string Pressing = "pressing";

    private const double SureOfKind = 0.6;
    private const int ManyMisses = 2;

    /// <param name="said">What the citizen said, in order.</param>
    /// <param name="kind">What the report that they tell of is, if they tell of one.</param>
    /// <param name="unanswered">Questions that the bot could not answer.</param>
    public static UrgencyReading Read(IReadOnlyList<string> said, KindGuess? kind, int unanswered)
    {
        var reasons = new List<string>();
        Add(said.Any(Emergency.IsToldIn), Danger);
        Add(kind is { Confidence: >= SureOfKind, Kind.Due: { InWorkingDays: false, Amount: <= 4 } }, DueReport);
        Add(unanswered >= ManyMisses, Misses);
        Add(said.Any(IsAngry().IsMatch), Anger);
        Add(said.Any(IsPressed().IsMatch), Pressing);
        return reasons.Count == 0 ? UrgencyReading.None : new(reasons[0] == Danger ? Urgency.Urgent : Urgency.Soon, reasons);

        void Add(bool holds, string reason)
        {
            if (holds)
            {
                reasons.Add(reason);
            }
        }
    }

    [GeneratedRegex(@"화가\s*(?:나|납|난)|화났|짜증|열\s*받|답답|황당|어이\s*없|도대체|장난하|몇\s*번(?:을|이나|째)|무책임|왜\s*아무도|고소(?:할|하겠|합니다|장)|언론에|angry|ridiculous|unacceptable|fed up|frustrat", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsAngry();

    [GeneratedRegex(@"급해|급합|급하게|급한|시급|당장|빨리\s*좀|최대한\s*빨리|오늘까지|오늘\s*안에|\burgent|right away|as soon as possible|\basap\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsPressed();
}
