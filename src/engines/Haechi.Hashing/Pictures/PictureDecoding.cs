using System.Buffers;
using SkiaSharp;

namespace Haechi.Hashing;

/// <summary>Decodes row by row where the format allows it, so that a large picture needs a few rows of memory; else as a whole.</summary>
internal static class PictureDecoding
{
    /// <summary>Feeds every row of the first frame.</summary>
    /// <returns>False when the picture ends early or is damaged.</returns>
    public static bool Read(SKCodec codec, PictureRows rows, CancellationToken cancellationToken)
    {
        // Without a colour space nothing is converted, as in the reference.
        var form = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        return codec.StartScanlineDecode(form) == SKCodecResult.Success && codec.ScanlineOrder == SKCodecScanlineOrder.TopDown
            ? ByRow(codec, form, rows, cancellationToken)
            : AsWhole(codec, form, rows, cancellationToken);
    }

    private static unsafe bool ByRow(SKCodec codec, SKImageInfo form, PictureRows rows, CancellationToken cancellationToken)
    {
        var row = ArrayPool<byte>.Shared.Rent(form.RowBytes);
        try
        {
            for (var at = 0; at < form.Height; at++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                fixed (byte* pixels = row)
                {
                    if (codec.GetScanlines((nint)pixels, 1, form.RowBytes) != 1)
                    {
                        return false;
                    }
                }

                rows.Add(row.AsSpan(0, form.RowBytes));
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(row);
        }
    }

    private static unsafe bool AsWhole(SKCodec codec, SKImageInfo form, PictureRows rows, CancellationToken cancellationToken)
    {
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(form) || codec.GetPixels(form, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return false;
        }

        var pixels = (byte*)bitmap.GetPixels();
        for (var at = 0; at < form.Height; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(new ReadOnlySpan<byte>(pixels + ((long)at * bitmap.RowBytes), form.RowBytes));
        }

        return true;
    }
}
