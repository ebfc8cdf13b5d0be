using SkiaSharp;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>What the desk may show of a picture: small and grey. The original is never kept.</summary>
internal sealed class GreyPicture
{
    /// <summary>What it is sealed for.</summary>
    public const string Purpose = "hit-preview";

    /// <summary>Longest side in pixels.</summary>
    public const int Side = 160;

    private const int BlurredSide = 9;
    private const long MostPixels = 40_000_000;

    private readonly byte[] _bytes;

    private GreyPicture(byte[] bytes) => _bytes = bytes;

    /// <summary>As it is stored: width, height, then one byte for each pixel.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Makes one of a picture file.</summary>
    /// <returns>Null when the picture is too large to be opened for this, or damaged.</returns>
    public static GreyPicture? Of(ReadOnlyMemory<byte> file)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
            return null;
        var scale = Math.Min(1f, 4f * Side / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        if ((long)size.Width * size.Height > MostPixels)
            return null;
        using var bitmap = new SKBitmap();
        return bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul))
            && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success ? Of(bitmap) : null;
    }

    /// <summary>Reads what was stored.</summary>
    public static GreyPicture Read(byte[] bytes) => new(bytes);

    /// <summary>A PNG of at most 160 pixels along a side.</summary>
    public byte[] Small()
    {
        using var bitmap = Bitmap();
        return Png(bitmap);
    }

    /// <summary>A PNG in which nothing can be told but light and dark.</summary>
    public byte[] Blurred()
    {
        using var bitmap = Bitmap();
        var scale = (float)BlurredSide / Math.Max(bitmap.Width, bitmap.Height);
        using var tiny = bitmap.Resize(bitmap.Info.WithSize(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale))), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var wide = tiny.Resize(bitmap.Info, new SKSamplingOptions(SKCubicResampler.Mitchell));
        return Png(wide);
    }

    private static GreyPicture Of(SKBitmap bitmap)
    {
        var scale = Math.Min(1f, (float)Side / Math.Max(bitmap.Width, bitmap.Height));
        using var small = bitmap.Resize(bitmap.Info.WithSize(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale))), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var bytes = new byte[2 + (small.Width * small.Height)];
        (bytes[0], bytes[1]) = ((byte)small.Width, (byte)small.Height);
        var at = 2;
        foreach (var pixel in small.Pixels)
            bytes[at++] = (byte)(((299 * pixel.Red) + (587 * pixel.Green) + (114 * pixel.Blue)) / 1000);
        return new(bytes);
    }

    private SKBitmap Bitmap()
    {
        var bitmap = new SKBitmap(_bytes[0], _bytes[1], SKColorType.Gray8, SKAlphaType.Opaque);
        var rows = bitmap.GetPixelSpan();
        for (var row = 0; row < bitmap.Height; row++)
            _bytes.AsSpan(2 + (row * bitmap.Width), bitmap.Width).CopyTo(rows[(row * bitmap.RowBytes)..]);
        return bitmap;
    }

    private static byte[] Png(SKBitmap bitmap)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
