using System.Globalization;

namespace Haechi.Hashing.Views;

/// <summary>Which parts of a picture are hashed besides the whole.</summary>
internal static class ViewMaker
{
    /// <summary>A view with less to see matches what is unlike, and is left out.</summary>
    public const int LeastQuality = 50;

    /// <summary>Share of the middle that is still whole in a picture that was turned without being cropped, whatever filled its corners.</summary>
    private const double Inner = 0.7;

    private static readonly double[] Turns = [2, 4.5, 7, 9.5, 12, 14.5];

    public static IReadOnlyList<PictureView> Make(LumaPlane plane, PictureViewUse use) =>
        [.. Regions(plane, use).Select(v => new PictureView(v.Name, plane.Hash(v.Region))).Where(v => v.Picture.Quality >= LeastQuality)];

    private static IEnumerable<(string Name, Region Region)> Regions(LumaPlane plane, PictureViewUse use) => use switch
    {
        PictureViewUse.Keep => ToKeep(plane),
        PictureViewUse.KeepMore => ToKeep(plane).Concat(Grid(0.9, 3)).Concat(Grid(0.8, 6)),
        _ => ToAsk(plane),
    };

    private static IEnumerable<(string Name, Region Region)> ToAsk(LumaPlane plane) =>
        FrameFinder.Find(plane).Select((region, at) => ($"unframed-{at + 1}", region)).Concat(Halves()).Append(("inner", Region.Middle(Inner)));

    private static IEnumerable<(string Name, Region Region)> ToKeep(LumaPlane plane)
    {
        foreach (var view in ToAsk(plane).Concat(Cuts()))
            yield return view;
        foreach (var degrees in Turns.SelectMany(t => (double[])[-t, t]))
        {
            var name = degrees.ToString(CultureInfo.InvariantCulture);
            yield return ($"turned{name}", Region.Within((double)plane.Width / plane.Height, degrees));
            yield return ($"inner{name}", Region.Middle(Inner, degrees));
        }
    }

    // Steps of a thirtieth: a hash bears about half of that.
    private static IEnumerable<(string Name, Region Region)> Grid(double share, int steps) =>
        from x in Enumerable.Range(0, steps + 1)
        from y in Enumerable.Range(0, steps + 1)
        select ($"grid-{(1 - share) * 100:0}-{x}-{y}", new Region((1 - share) * x / steps, (1 - share) * y / steps, share, share));

    // One half is often left alone by a text, a logo or a sticker.
    private static IEnumerable<(string Name, Region Region)> Halves() =>
    [
        ("left-half", new Region(0, 0, 0.5, 1)), ("right-half", new Region(0.5, 0, 0.5, 1)), ("upper-half", new Region(0, 0, 1, 0.5)), ("lower-half", new Region(0, 0.5, 1, 0.5)),
    ];

    private static IEnumerable<(string Name, Region Region)> Cuts()
    {
        foreach (var share in (double[])[0.05, 0.1, 0.15, 0.2])
            yield return ($"cut-{share * 100:0}", Region.Middle(1 - share));
        foreach (var share in (double[])[0.05, 0.1, 0.2])
        {
            yield return ($"cut-left-{share * 100:0}", new Region(share, 0, 1 - share, 1));
            yield return ($"cut-right-{share * 100:0}", new Region(0, 0, 1 - share, 1));
            yield return ($"cut-top-{share * 100:0}", new Region(0, share, 1, 1 - share));
            yield return ($"cut-bottom-{share * 100:0}", new Region(0, 0, 1, 1 - share));
            yield return ($"cut-left-top-{share * 100:0}", new Region(share, share, 1 - share, 1 - share));
            yield return ($"cut-right-top-{share * 100:0}", new Region(0, share, 1 - share, 1 - share));
            yield return ($"cut-left-bottom-{share * 100:0}", new Region(share, 0, 1 - share, 1 - share));
            yield return ($"cut-right-bottom-{share * 100:0}", new Region(0, 0, 1 - share, 1 - share));
        }
    }
}
