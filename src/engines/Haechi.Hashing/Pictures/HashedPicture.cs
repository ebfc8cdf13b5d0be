using Haechi.Hashing.Pdq;

namespace Haechi.Hashing;

/// <summary>What hashing says of a picture.</summary>
public sealed class HashedPicture
{
    private readonly float[] _coefficients;

    private HashedPicture(float[] coefficients, int quality, int width, int height, IReadOnlyList<PictureView> views)
    {
        (_coefficients, Quality, Width, Height, Views) = (coefficients, quality, width, height, views);
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

    /// <summary>Parts of the picture with hashes of their own, where they were asked for; else none.</summary>
    public IReadOnlyList<PictureView> Views { get; }

    /// <summary>The hash that the picture would have if it were turned or mirrored so.</summary>
    public PdqHash Turned(PdqOrientation orientation) => PdqTransform.HashOf(_coefficients, orientation);

    /// <summary>All eight, in the order of <see cref="PdqOrientation"/>.</summary>
    public PdqHash[] Orientations() => [.. Enum.GetValues<PdqOrientation>().Select(Turned)];

    /// <summary>From the 64 × 64 fields.</summary>
    internal static HashedPicture Of(ReadOnlySpan<float> fields, int width, int height, IReadOnlyList<PictureView>? views = null)
    {
        var coefficients = new float[PdqTransform.Side * PdqTransform.Side];
        PdqTransform.Coefficients(fields, coefficients);
        return new HashedPicture(coefficients, PdqTransform.QualityOf(fields), width, height, views ?? []);
    }
}
