using Haechi.Kernel;
using Haechi.Platform.Cases.Deadlines;

namespace Haechi.CitizenServices.SeoulTalk.Reports;

/// <summary>How much a report of some kind gains from a detail.</summary>
internal enum Need
{
    None,
    Helpful,
    Needed,
}

/// <summary>Words that point to a kind. Every part must occur, without regard to spaces and case.</summary>
/// <param name="Parts">In compact form: lower case, no spaces.</param>
/// <param name="Weight">3 for a name of the trouble, 1 for a hint.</param>
internal sealed record KindClue(IReadOnlyList<string> Parts, double Weight);

/// <summary>One kind of 현장민원; a row of <c>report-kinds.yaml</c>, which says what each column means.</summary>
internal sealed record ReportKind(
    string Id,
    LocalizedText Name,
    LocalizedText Department,
    DueIn Due,
    Need Plate,
    Need Photo,
    bool AsksTime,
    LocalizedText Where,
    IReadOnlyList<KindClue> Clues);
