namespace Haechi.Console.Styling;

/// <summary>The small solid shape before the word of a chip, so that state does not hang on colour alone.</summary>
public enum Shape
{
    None,
    Circle,
    Ring,
    Half,
    Triangle,
    Diamond,
    Octagon,
    Check,
    Cross,
}

/// <summary>Shapes as SVG path data on a 12 × 12 grid.</summary>
internal static class ShapePaths
{
    public static string Path(this Shape shape) => shape switch
    {
        Shape.Circle => "M6 1.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Z",
        Shape.Ring => "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 1.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z",
        Shape.Half => "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 1.6v6.8a3.4 3.4 0 0 0 0-6.8Z",
        Shape.Triangle => "M6 .8 11.6 10.8H.4Z",
        Shape.Diamond => "M6 .2 11.8 6 6 11.8.2 6Z",
        Shape.Octagon => "M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7Z",
        Shape.Check => "M4.7 8.2 2.3 5.8 1 7.1l3.7 3.7L11.2 4.3 9.9 3Z",
        Shape.Cross => "M2.6 1.3 6 4.7l3.4-3.4 1.3 1.3L7.3 6l3.4 3.4-1.3 1.3L6 7.3l-3.4 3.4-1.3-1.3L4.7 6 1.3 2.6Z",
        _ => "",
    };
}
