using FsCheck.Xunit;
using Haechi.Hashing.Pdq;

namespace Haechi.Hashing.Tests.Pdq;

/// <summary>The fast way against the plain one.</summary>
public sealed class TwinTests
{
    [Theory]
    [InlineData(5, 5)]
    [InlineData(64, 64)]
    [InlineData(63, 200)]
    [InlineData(128, 129)]
    [InlineData(257, 31)]
    [InlineData(640, 383)]
    [InlineData(1025, 769)]
    [InlineData(7, 2000)]
    public void Fields_quality_and_hash_are_those_of_the_plain_one(int width, int height)
    {
        var rgba = DrawnPictures.Rgba(width, height, width + height);

        var picture = PictureHasher.HashPixels(rgba, width, height);

        var plain = PlainPdq.FieldsOf(rgba, width, height);
        var fast = Fields(rgba, width, height);
        plain.Zip(fast).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(0.02f);
        picture.Quality.ShouldBeInRange(PlainPdq.QualityOf(plain) - 1, PlainPdq.QualityOf(plain) + 1);
        picture.Hash.DistanceTo(PlainPdq.HashOf(plain)).ShouldBeLessThanOrEqualTo(2);
        (picture.Width, picture.Height).ShouldBe((width, height));
    }

    [Property(MaxTest = 40)]
    public void Any_size_gives_the_fields_of_the_plain_one(byte across, byte down, int seed)
    {
        var (width, height) = (5 + (across * 3), 5 + (down * 3));
        var rgba = DrawnPictures.Rgba(width, height, seed);

        var plain = PlainPdq.FieldsOf(rgba, width, height);

        plain.Zip(Fields(rgba, width, height)).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(0.02f);
    }

    [Property]
    public void Brightness_of_eight_pixels_at_once_is_exactly_that_of_one(byte[] bytes)
    {
        var pixels = bytes.AsSpan(0, bytes.Length / 4 * 4);
        var (many, one) = (new float[pixels.Length / 4], new float[pixels.Length / 4]);

        Luma.Of(pixels, many);
        Luma.Scalar(pixels, one);

        many.ShouldBe(one);
    }

    [Theory]
    [InlineData(PdqOrientation.Rotate90)]
    [InlineData(PdqOrientation.Rotate180)]
    [InlineData(PdqOrientation.Rotate270)]
    [InlineData(PdqOrientation.FlipX)]
    [InlineData(PdqOrientation.FlipY)]
    [InlineData(PdqOrientation.FlipPlus1)]
    [InlineData(PdqOrientation.FlipMinus1)]
    public void The_hash_of_an_orientation_is_the_hash_of_the_turned_fields(PdqOrientation orientation)
    {
        var fields = Fields(DrawnPictures.Rgba(300, 300, 3), 300, 300);
        Span<float> coefficients = stackalloc float[256];
        PdqTransform.Coefficients(fields, coefficients);

        var turned = DrawnPictures.Turned(fields, 64, orientation);

        PdqTransform.HashOf(coefficients, orientation).DistanceTo(PlainPdq.HashOf(turned)).ShouldBeLessThanOrEqualTo(2);
        PlainPdq.HashOf(fields).DistanceTo(PlainPdq.HashOf(turned)).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_blank_picture_has_quality_nought()
    {
        var blank = new byte[100 * 100 * 4];
        Array.Fill(blank, (byte)200);

        PictureHasher.HashPixels(blank, 100, 100).Quality.ShouldBe(0);
    }

    private static float[] Fields(byte[] rgba, int width, int height)
    {
        using var sampler = new PdqSampler(width, height);
        var luma = new float[width];
        for (var row = 0; row < height; row++)
        {
            Luma.Of(rgba.AsSpan(row * width * 4, width * 4), luma);
            sampler.Add(luma);
        }

        var fields = new float[PdqSampler.Side * PdqSampler.Side];
        sampler.Finish(fields);
        return fields;
    }
}
