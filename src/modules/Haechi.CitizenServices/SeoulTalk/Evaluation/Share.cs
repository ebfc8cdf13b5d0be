using System.Text.Json.Serialization;

namespace Haechi.CitizenServices.SeoulTalk.Evaluation;

/// <summary>How many of how many, with the 95 % interval (Wilson) that so few cases allow.</summary>
internal sealed record Share(int Right, int Of)
{
    private const double Z = 1.96;

    /// <summary>From 0 to 1; 0 when there were no cases.</summary>
    public double Value => Of == 0 ? 0 : Math.Round((double)Right / Of, 4);

    public double Low => Bound(-1);

    public double High => Bound(+1);

    [JsonIgnore]
    public string Text => $"{Value:P1} ({Right}/{Of}, {Low:P0}–{High:P0})";

    public static Share Among<T>(IEnumerable<T> cases, Func<T, bool> right)
    {
        var all = cases.ToList();
        return new Share(all.Count(right), all.Count);
    }

    private double Bound(int side)
    {
        if (Of == 0)
            return 0;
        var p = (double)Right / Of;
        var z2 = Z * Z / Of;
        var middle = p + z2 / 2;
        var width = Z * Math.Sqrt(p * (1 - p) / Of + z2 / (4 * Of));
        return Math.Round(Math.Clamp((middle + side * width) / (1 + z2), 0, 1), 4);
    }
}
