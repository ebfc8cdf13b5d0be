namespace Haechi.Retrieval;

/// <summary>
/// Turns the evidence for a document into a number between 0 and 1. The weights were fitted by logistic regression on
/// the development half of the question bench, against "this entry answers the question"; the offset then puts the
/// threshold 0.5 where nearly nine of ten off-topic questions are refused.
/// </summary>
internal static class Confidence
{
    private const double Offset = -4.5;
    private const double ByCoverage = 2.7;
    private const double ByLikeness = 3.5;
    private const double ByMargin = 0.9;
    private const double ByEvidence = 3.0;

    public static double Of(MatchFeatures f) => f.Coverage <= 0
        ? 0
        : 1 / (1 + Math.Exp(-(Offset + ByCoverage * f.Coverage
            + ByLikeness * f.Likeness + ByMargin * f.Margin + ByEvidence * f.Evidence)));
}
