namespace Haechi.Hashing.Views;

/// <summary>A part of a picture: a rectangle, turned about its middle.</summary>
/// <param name="Left">Left side, 0 to 1 of the width.</param>
/// <param name="Top">Upper side, 0 to 1 of the height.</param>
/// <param name="Width">Width, 0 to 1 of the picture's.</param>
/// <param name="Height">Height, 0 to 1 of the picture's.</param>
/// <param name="Degrees">How far it is turned, clockwise.</param>
internal readonly record struct Region(double Left, double Top, double Width, double Height, double Degrees = 0)
{
    /// <summary>The middle of a picture.</summary>
    /// <param name="share">Share of width and height that it takes.</param>
    /// <param name="degrees">How far it is turned, clockwise.</param>
    public static Region Middle(double share, double degrees = 0) => new((1 - share) / 2, (1 - share) / 2, share, share, degrees);

    /// <summary>The largest rectangle of the picture's own shape that stays within it when turned.</summary>
    /// <param name="shape">Width of the picture divided by its height.</param>
    /// <param name="degrees">How far it is turned, clockwise.</param>
    public static Region Within(double shape, double degrees)
    {
        var (sine, cosine) = Math.SinCos(Math.Abs(degrees) * Math.PI / 180);
        return Middle(1 / (cosine + (Math.Max(shape, 1 / shape) * sine)), degrees);
    }
}
