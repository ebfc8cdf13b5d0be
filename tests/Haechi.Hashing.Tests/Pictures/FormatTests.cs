using SkiaSharp;

namespace Haechi.Hashing.Tests.Pictures;

/// <summary>The same picture in every form that it may come in.</summary>
public sealed class FormatTests
{
    private const int Width = 300;
    private const int Height = 200;

    private static readonly byte[] Pixels = DrawnPictures.Rgba(Width, Height, 11);
    private static readonly PdqHash Plain = PictureHasher.HashPixels(Pixels, Width, Height).Hash;

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 0)]
    [InlineData(SKEncodedImageFormat.Jpeg, 10)]
    [InlineData(SKEncodedImageFormat.Webp, 10)]
    public void Every_format_gives_the_hash_of_the_pixels(SKEncodedImageFormat format, int within)
    {
        var picture = PictureHasher.Hash(DrawnPictures.File(Width, Height, 11, format)).Picture.ShouldNotBeNull();

        picture.Hash.DistanceTo(Plain).ShouldBeLessThanOrEqualTo(within);
        (picture.Width, picture.Height).ShouldBe((Width, Height));
    }

    [Fact]
    public void Transparency_is_left_out()
    {
        var clear = (byte[])Pixels.Clone();
        for (var at = 3; at < clear.Length; at += 4)
            clear[at] = (byte)(at % 5 == 0 ? 128 : 255);

        PictureHasher.Hash(MadePictures.Png(Width, Height, 6, 8, clear)).Picture!.Hash.ShouldBe(Plain);
    }

    [Fact]
    public void Sixteen_bits_give_the_hash_of_eight()
    {
        var deep = new byte[Width * Height * 6];
        for (var at = 0; at < Width * Height * 3; at++)
            deep[at * 2] = deep[(at * 2) + 1] = Pixels[(at / 3 * 4) + (at % 3)];

        PictureHasher.Hash(MadePictures.Png(Width, Height, 2, 16, deep)).Picture!.Hash.DistanceTo(Plain).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Grey_and_grey_with_alpha_give_the_same()
    {
        byte[] grey = [.. Enumerable.Range(0, Width * Height).Select(at => Pixels[at * 4])];
        byte[] alpha = [.. grey.SelectMany(value => (byte[])[value, 200])];
        byte[] rgba = [.. grey.SelectMany(value => (byte[])[value, value, value, 255])];
        var plain = PictureHasher.HashPixels(rgba, Width, Height).Hash;

        PictureHasher.Hash(MadePictures.Png(Width, Height, 0, 8, grey)).Picture!.Hash.DistanceTo(plain).ShouldBeLessThanOrEqualTo(2);
        PictureHasher.Hash(MadePictures.Png(Width, Height, 4, 8, alpha)).Picture!.Hash.DistanceTo(plain).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Palettes_are_looked_up_in_png_and_in_gif()
    {
        var palette = MadePictures.Pattern(90, 70);
        byte[] rgba = [.. palette.SelectMany(value => (byte[])[.. MadePictures.Colour(value), 255])];
        var plain = PictureHasher.HashPixels(rgba, 90, 70).Hash;

        PictureHasher.Hash(MadePictures.PalettePng(90, 70)).Picture!.Hash.DistanceTo(plain).ShouldBeLessThanOrEqualTo(2);
        PictureHasher.Hash(MadePictures.Gif(90, 70)).Picture!.Hash.DistanceTo(plain).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Four_inks_give_the_hash_of_what_they_print(bool ycck)
    {
        var pattern = DrawnPictures.Rgba(40, 30, 5);
        (byte Cyan, byte Magenta, byte Yellow, byte Black) Inks(int x, int y)
        {
            var at = ((y * 40) + x) * 4;
            return ((byte)(255 - pattern[at]), (byte)(255 - pattern[at + 1]), (byte)(255 - pattern[at + 2]), (byte)(x * 3));
        }

        byte[] Printed(int x, int y)
        {
            var ink = Inks(x / 8, y / 8);
            return [.. new[] { ink.Cyan, ink.Magenta, ink.Yellow }.Select(one => (byte)((255 - one) * (255 - ink.Black) / 255)), 255];
        }

        byte[] rgba = [.. Enumerable.Range(0, 320 * 240).SelectMany(at => Printed(at % 320, at / 320))];
        var picture = PictureHasher.Hash(CmykJpeg.Write(40, 30, Inks, ycck)).Picture.ShouldNotBeNull();

        picture.Hash.DistanceTo(PictureHasher.HashPixels(rgba, 320, 240).Hash).ShouldBeLessThanOrEqualTo(10);
        picture.Quality.ShouldBeGreaterThanOrEqualTo(50);
    }

    [Fact]
    public void Of_an_animation_the_first_frame_counts()
    {
        var still = PictureHasher.Hash(MadePictures.Gif(90, 70)).Picture!;

        PictureHasher.Hash(MadePictures.Gif(90, 70, frames: 3)).Picture!.Hash.ShouldBe(still.Hash);
    }
}
