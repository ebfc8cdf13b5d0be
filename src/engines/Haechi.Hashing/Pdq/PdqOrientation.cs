namespace Haechi.Hashing;

/// <summary>
/// The eight ways to turn and mirror a picture, in the order of the published reference. Each names what was done to the
/// original before it was hashed.
/// </summary>
public enum PdqOrientation
{
    /// <summary>As it is.</summary>
    Original,

    /// <summary>Turned a quarter to the left (counter-clockwise).</summary>
    Rotate90,

    /// <summary>Turned upside down.</summary>
    Rotate180,

    /// <summary>Turned a quarter to the right.</summary>
    Rotate270,

    /// <summary>Mirrored top to bottom.</summary>
    FlipX,

    /// <summary>Mirrored left to right.</summary>
    FlipY,

    /// <summary>Mirrored along the diagonal from the upper left.</summary>
    FlipPlus1,

    /// <summary>Mirrored along the diagonal from the upper right.</summary>
    FlipMinus1,
}
