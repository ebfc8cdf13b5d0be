namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>Counts whose mean itself is uncertain: Poisson with a mean drawn from a gamma distribution.</summary>
internal static class NegativeBinomial
{
    private const double Negligible = 1e-16;

    /// <summary>Probability of <paramref name="count"/> or more.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="mean">Above 0.</param>
    /// <param name="size">Shape of the gamma distribution, above 0; the larger, the nearer to Poisson.</param>
    public static double AtLeast(int count, double mean, double size)
    {
        if (count <= mean)
        {
            return 1;
        }

        // The terms fall from here on: their ratio is below one beyond the mean.
        var ratio = mean / (mean + size);
        var term = Math.Exp(LogGamma(count + size) - LogGamma(size) - LogGamma(count + 1.0)
            + (size * Math.Log(size / (mean + size))) + (count * Math.Log(ratio)));
        var sum = term;
        for (var k = count; term > sum * Negligible && term > 0; k++)
        {
            term *= (k + size) / (k + 1) * ratio;
            sum += term;
        }

        return Math.Min(1, sum);
    }

    /// <summary>Stirling's series, after the argument was moved to where it is exact to twelve digits.</summary>
    internal static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 12; x++)
        {
            shift += Math.Log(x);
        }

        var inverse = 1 / (x * x);
        var series = (1 / 12.0) - (inverse * ((1 / 360.0) - (inverse * ((1 / 1260.0) - (inverse / 1680)))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - shift;
    }
}
