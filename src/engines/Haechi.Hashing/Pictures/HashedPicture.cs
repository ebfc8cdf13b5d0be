using Haechi.Hashing.Pdq;

namespace Haechi.Hashing;

/// <summary>What hashing says of a picture.</summary>
public sealed class HashedPicture
{
    private readonly float[] _coefficients;

    internal HashedPicture(float[] coefficients, int quality, int width, int height)
    {
        (_coefficients, Quality, Width, Height) = (coefficients, quality, width, height);
        Hash = PdqTransform.HashOf(coefficients, PdqOrientation.Original);
    }

    /// <summary>Its hash, as a person sees it upright.</summary>
    public PdqHash Hash { get; }

    /// <summary>How much there is to see: 0 to 100. Below 50 a hash matches much that is unlike; a blank picture has 0.</summary>
    public int Quality { get; }

    /// <summary>Width in pixels, upright.</summary>
    public int Width { get; }

    /// <summary>Height in pixels, upright.</summary>
    public int Height { get; }

    /// <summary>The hash that the picture would have if it were turned or mirrored so.</summary>
    public PdqHash Turned(PdqOrientation orientation) => PdqTransform.HashOf(_coefficients, orientation);

    /// <summary>All eight, in the order of <see cref="PdqOrientation"/>.</summary>
    public PdqHash[] Orientations() => [.. Enum.GetValues<PdqOrientation>().Select(Turned)];
}
