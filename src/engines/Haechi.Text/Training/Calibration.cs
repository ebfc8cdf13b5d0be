namespace Haechi.Text.Training;

/// <summary>Turns scores into probabilities: a logistic curve fitted to scores that were made for texts not learned from (Platt, 1999).</summary>
internal static class Calibration
{
    private const int Rounds = 200;

    /// <returns>Slope and offset: the probability is 1 / (1 + exp(−(slope × score + offset))).</returns>
    public static (float Slope, float Offset) Fit(IReadOnlyList<(float Score, bool Is)> scores)
    {
        var (slope, offset) = (1.0, 0.0);
        var step = 0.5;
        for (var round = 0; round < Rounds; round++)
        {
            double gradientSlope = 0, gradientOffset = 0;
            foreach (var (score, yes) in scores)
            {
                var error = (1 / (1 + Math.Exp(-((slope * score) + offset)))) - (yes ? 1 : 0);
                gradientSlope += error * score;
                gradientOffset += error;
            }

            slope -= step * gradientSlope / Math.Max(1, scores.Count) * 4;
            offset -= step * gradientOffset / Math.Max(1, scores.Count) * 4;
        }

        return ((float)Math.Max(slope, 0.05), (float)offset);
    }
}
