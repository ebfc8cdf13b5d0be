using System.Buffers;
using Haechi.Hashing.Pdq;
using Haechi.Hashing.Views;
using SkiaSharp;

namespace Haechi.Hashing;

/// <summary>A picture on its way from rows of pixels to its hash.</summary>
/// <param name="width">Pixels in a row as it is stored.</param>
/// <param name="height">Rows as they are stored.</param>
/// <param name="origin">Which corner of the stored picture is the upper left one.</param>
/// <param name="views">Which views are made besides, if any.</param>
internal sealed class PictureRows(int width, int height, SKEncodedOrigin origin = SKEncodedOrigin.TopLeft, PictureViewUse? views = null) : IDisposable
{
    private readonly LumaPlane.Maker? _plane = views is null ? null : new LumaPlane.Maker(width, height);
    private readonly PdqSampler _sampler = new(width, height, UprightOf(origin));
    private readonly float[] _luma = ArrayPool<float>.Shared.Rent(width);

    /// <summary>Takes the next row: four bytes to a pixel.</summary>
    public void Add(ReadOnlySpan<byte> pixels)
    {
        var luma = _luma.AsSpan(0, width);
        Luma.Of(pixels, luma);
        _sampler.Add(luma);
        _plane?.Add(luma);
    }

    /// <summary>Ends the picture.</summary>
    public HashedPicture Finish()
    {
        Span<float> fields = stackalloc float[PdqSampler.Side * PdqSampler.Side];
        _sampler.Finish(fields);
        var lying = origin >= SKEncodedOrigin.LeftTop;
        var made = _plane is null ? [] : ViewMaker.Make(_plane.Finish(UprightOf(origin)), views!.Value);
        return HashedPicture.Of(fields, lying ? height : width, lying ? width : height, made);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sampler.Dispose();
        ArrayPool<float>.Shared.Return(_luma);
    }

    // What has to be done to the stored picture, so that it stands upright (EXIF 2.32, tag Orientation).
    private static PdqOrientation UprightOf(SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => PdqOrientation.FlipY,
        SKEncodedOrigin.BottomRight => PdqOrientation.Rotate180,
        SKEncodedOrigin.BottomLeft => PdqOrientation.FlipX,
        SKEncodedOrigin.LeftTop => PdqOrientation.FlipPlus1,
        SKEncodedOrigin.RightTop => PdqOrientation.Rotate270,
        SKEncodedOrigin.RightBottom => PdqOrientation.FlipMinus1,
        SKEncodedOrigin.LeftBottom => PdqOrientation.Rotate90,
        _ => PdqOrientation.Original,
    };
}
