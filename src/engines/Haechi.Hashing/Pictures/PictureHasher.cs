using Haechi.Hashing.Pdq;
using SkiaSharp;

namespace Haechi.Hashing;

/// <summary>
/// Hashes a picture file with PDQ: what the content shows decides, not the name. Of an animation the first frame counts,
/// transparency is left out as the reference does, and a camera's note on which side is up is followed.
/// </summary>
public static class PictureHasher
{
    // The reference gives such pictures the hash of nothing.
    private const int SmallestSide = 5;

    /// <summary>Hashes a file that is in memory.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="limits">What is too much; null for <see cref="PictureLimits.Default"/>.</param>
    /// <param name="cancellationToken">Checked between rows.</param>
    public static PictureResult Hash(ReadOnlyMemory<byte> file, PictureLimits? limits = null, CancellationToken cancellationToken = default) =>
        Hash(file, null, limits ?? PictureLimits.Default, cancellationToken);

    /// <summary>Hashes a file that is in memory, and parts of it.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="views">What the parts are for: to be kept, or to be looked up.</param>
    /// <param name="limits">What is too much; null for <see cref="PictureLimits.Default"/>.</param>
    /// <param name="cancellationToken">Checked between rows.</param>
    public static PictureResult HashWithViews(ReadOnlyMemory<byte> file, PictureViewUse views, PictureLimits? limits = null, CancellationToken cancellationToken = default) =>
        Hash(file, views, limits ?? PictureLimits.Default, cancellationToken);

    /// <summary>Hashes pixels that are decoded already, upright.</summary>
    /// <param name="pixels">Four bytes each: red, green, blue and one that does not count; row by row from the top.</param>
    /// <param name="width">Pixels in a row, at least 5.</param>
    /// <param name="height">Rows, at least 5.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static HashedPicture HashPixels(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (width < SmallestSide || height < SmallestSide || pixels.Length != (long)width * height * 4)
        {
            throw new ArgumentException($"{width} × {height} pixels of four bytes, at least {SmallestSide} along each side, do not make {pixels.Length:N0} bytes.", nameof(pixels));
        }

        using var rows = new PictureRows(width, height);
        for (var row = 0; row < height; row++)
        {
            rows.Add(pixels.Slice(row * width * 4, width * 4));
        }

        return rows.Finish();
    }

    private static PictureResult Hash(ReadOnlyMemory<byte> file, PictureViewUse? views, PictureLimits limits, CancellationToken cancellationToken)
    {
        if (file.IsEmpty)
        {
            return No(PictureRefusal.Empty, "The file is empty. Fetch it again.");
        }

        if (file.Length > limits.FileBytes)
        {
            return No(PictureRefusal.FileTooLarge, $"The file has {file.Length:N0} bytes; the limit is {limits.FileBytes:N0}. Save the picture smaller, or raise the limit.");
        }

        if (JpegScans.AreTooMany(file.Span))
        {
            return No(PictureRefusal.TooCostly, $"It is a JPEG of more than {JpegScans.Most} passes over the picture, made to take long. Save it anew.");
        }

        using var pinned = file.Pin();
        using var data = Wrap(pinned, file.Length);
        using var codec = SKCodec.Create(data);
        return codec is null
            ? No(PictureRefusal.NotAPicture, "It is no JPEG, PNG, WebP, GIF, BMP or ICO, or its beginning is damaged. The content counts, not the name.")
            : Checked(codec, views, limits, cancellationToken);
    }

    private static PictureResult Checked(SKCodec codec, PictureViewUse? views, PictureLimits limits, CancellationToken cancellationToken)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (Math.Max(width, height) > limits.Side || (long)width * height > limits.Pixels)
        {
            return No(PictureRefusal.TooManyPixels, $"The picture has {width:N0} × {height:N0} pixels; the limits are {limits.Side:N0} along a side and {limits.Pixels:N0} in all. Save it smaller, or raise the limits.");
        }

        if (Math.Min(width, height) < SmallestSide)
        {
            return No(PictureRefusal.TooSmall, $"The picture has {width:N0} × {height:N0} pixels; fewer than {SmallestSide} along a side tell nothing.");
        }

        using var rows = new PictureRows(width, height, codec.EncodedOrigin, views);
        return PictureDecoding.Read(codec, rows, cancellationToken)
            ? new PictureResult(rows.Finish(), null, "")
            : No(PictureRefusal.Damaged, "The picture ends early or is damaged. Fetch it again; a part of a picture has another hash.");
    }

    private static unsafe SKData Wrap(System.Buffers.MemoryHandle pinned, int length) => SKData.Create((nint)pinned.Pointer, length);

    private static PictureResult No(PictureRefusal refusal, string reason) => new(null, refusal, reason);
}
