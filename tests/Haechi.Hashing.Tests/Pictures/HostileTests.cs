using FsCheck.Xunit;
using SkiaSharp;

namespace Haechi.Hashing.Tests.Pictures;

/// <summary>What is not a picture, or is meant to do harm.</summary>
public sealed class HostileTests
{
    private static readonly byte[][] Seeds =
    [
        DrawnPictures.File(90, 70, 1, SKEncodedImageFormat.Jpeg),
        DrawnPictures.File(90, 70, 2, SKEncodedImageFormat.Png),
        DrawnPictures.File(90, 70, 3, SKEncodedImageFormat.Webp),
        MadePictures.Gif(90, 70),
        MadePictures.Bmp(90, 70),
        MadePictures.PalettePng(90, 70),
    ];

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(2_000_000_000, 1)]
    [InlineData(20_000, 19_999)]
    public void A_pixel_bomb_is_refused_by_its_header(int width, int height)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refusal(MadePictures.PngHeader(width, height)).ShouldBe(width > 1_000_000 ? PictureRefusal.NotAPicture : PictureRefusal.TooManyPixels);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_jpeg_of_thirty_thousand_is_refused_too()
    {
        var jpeg = DrawnPictures.File(90, 70, 1, SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        byte[] side = [30_000 >> 8, 30_000 & 255];
        side.CopyTo(jpeg, frame + 5);
        side.CopyTo(jpeg, frame + 7);

        Refusal(jpeg).ShouldBe(PictureRefusal.TooManyPixels);
    }

    [Fact]
    public void A_jpeg_of_thousands_of_passes_is_refused_before_it_is_decoded()
    {
        var jpeg = DrawnPictures.File(90, 70, 1, SKEncodedImageFormat.Jpeg);
        byte[] pass = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];

        Refusal([.. jpeg[..^2], .. Enumerable.Repeat(pass, 5000).SelectMany(p => p), 0xFF, 0xD9]).ShouldBe(PictureRefusal.TooCostly);
    }

    [Theory]
    [InlineData("", PictureRefusal.Empty)]
    [InlineData("<html>not found</html>", PictureRefusal.NotAPicture)]
    [InlineData("GIF89a", PictureRefusal.NotAPicture)]
    public void What_is_no_picture_is_said_to_be_none(string content, PictureRefusal refusal) =>
        Refusal(System.Text.Encoding.ASCII.GetBytes(content)).ShouldBe(refusal);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 400)]
    [InlineData(400, 4)]
    public void Fewer_than_five_pixels_along_a_side_have_no_hash(int width, int height) =>
        Refusal(DrawnPictures.File(width, height, 1, SKEncodedImageFormat.Png)).ShouldBe(PictureRefusal.TooSmall);

    [Fact]
    public void The_smallest_and_the_narrowest_are_hashed()
    {
        PictureHasher.Hash(DrawnPictures.File(5, 5, 1, SKEncodedImageFormat.Png)).Picture.ShouldNotBeNull();
        PictureHasher.Hash(DrawnPictures.File(5, 3000, 1, SKEncodedImageFormat.Png)).Picture.ShouldNotBeNull();
    }

    [Fact]
    public void A_picture_that_ends_early_is_refused_and_says_so()
    {
        foreach (var seed in Seeds)
        {
            Refusal(seed[..(seed.Length / 2)]).ShouldBe(PictureRefusal.Damaged);
            Refusal(seed[..12]).ShouldBe(PictureRefusal.NotAPicture);
        }
    }

    [Fact]
    public void A_file_over_the_limit_is_not_looked_at()
    {
        var result = PictureHasher.Hash(Seeds[0], new PictureLimits { FileBytes = 100 });

        result.Refusal.ShouldBe(PictureRefusal.FileTooLarge);
        result.Reason.ShouldContain("the limit is 100");
    }

    [Property(MaxTest = 400)]
    public void Bytes_that_were_changed_at_random_give_a_hash_or_a_reason(int seed)
    {
        var random = new Random(seed);
        var file = (byte[])Seeds[random.Next(Seeds.Length)].Clone();
        for (var change = random.Next(1, 30); change > 0; change--)
            file[random.Next(random.Next(2) == 0 ? Math.Min(64, file.Length) : file.Length)] = (byte)random.Next(256);
        var cut = file[..random.Next(file.Length / 2, file.Length + 1)];

        Sound(PictureHasher.Hash(cut, new PictureLimits { Pixels = 4_000_000 }, TestContext.Current.CancellationToken));
    }

    [Property(MaxTest = 300)]
    public void Any_bytes_behind_any_beginning_give_a_hash_or_a_reason(byte[] bytes, byte kind) =>
        Sound(PictureHasher.Hash(Seeds[kind % Seeds.Length].Take(kind).Concat(bytes).ToArray(), new PictureLimits { Pixels = 4_000_000 }, TestContext.Current.CancellationToken));

    private static void Sound(PictureResult result)
    {
        (result.Picture is null).ShouldBe(result.Refusal is not null);
        (result.Picture is null).ShouldBe(result.Reason.EndsWith('.'));
        result.Picture?.Quality.ShouldBeInRange(0, 100);
    }

    private static PictureRefusal? Refusal(byte[] file, PictureLimits? limits = null)
    {
        var result = PictureHasher.Hash(file, limits, TestContext.Current.CancellationToken);
        Sound(result);
        return result.Refusal;
    }
}
