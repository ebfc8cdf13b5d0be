using SkiaSharp;

namespace Haechi.Hashing.Tests.Pictures;

/// <summary>The camera's note on which side is up.</summary>
public sealed class UprightTests
{
    // What was done to the upright picture so that the note makes it upright again (EXIF 2.32, tag Orientation).
    [Theory]
    [InlineData(1, PdqOrientation.Original)]
    [InlineData(2, PdqOrientation.FlipY)]
    [InlineData(3, PdqOrientation.Rotate180)]
    [InlineData(4, PdqOrientation.FlipX)]
    [InlineData(5, PdqOrientation.FlipPlus1)]
    [InlineData(6, PdqOrientation.Rotate90)]
    [InlineData(7, PdqOrientation.FlipMinus1)]
    [InlineData(8, PdqOrientation.Rotate270)]
    public void A_stored_picture_hashes_as_the_upright_one(int note, PdqOrientation stored)
    {
        using var upright = DrawnPictures.Bitmap(500, 333, 7);
        using var turned = DrawnPictures.Turned(upright, stored);
        using var data = turned.Encode(SKEncodedImageFormat.Jpeg, 100);

        var picture = PictureHasher.Hash(DrawnPictures.WithNote(data.ToArray(), note)).Picture.ShouldNotBeNull();

        var plain = PictureHasher.HashPixels(upright.GetPixelSpan(), 500, 333);
        picture.Hash.DistanceTo(plain.Hash).ShouldBeLessThanOrEqualTo(2);
        (picture.Width, picture.Height).ShouldBe((500, 333));
    }

    [Fact]
    public void The_reference_picture_lies_on_its_side()
    {
        var picture = PictureHasher.Hash(SharedPictures.Read("exif-rotn-6.jpg")).Picture.ShouldNotBeNull();

        using var stored = SKBitmap.Decode(SharedPictures.Read("exif-rotn-6.jpg"));
        using var upright = DrawnPictures.Turned(stored, PdqOrientation.Rotate270);
        using var pixels = upright.Copy(SKColorType.Rgba8888);
        picture.Hash.DistanceTo(PictureHasher.HashPixels(pixels.GetPixelSpan(), pixels.Width, pixels.Height).Hash).ShouldBeLessThanOrEqualTo(2);
        (picture.Width, picture.Height).ShouldBe((3024, 4032));
    }
}
