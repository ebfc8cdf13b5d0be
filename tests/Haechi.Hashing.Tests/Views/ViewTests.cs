using SkiaSharp;

namespace Haechi.Hashing.Tests.Views;

/// <summary>Parts of pictures find what the whole one does not.</summary>
public sealed class ViewTests
{
    private const int Near = 31;

    private static readonly HashedPicture Kept = Hash(Whole(), PictureViewUse.Keep);

    [Fact]
    public void Parts_are_made_only_where_they_are_asked_for()
    {
        PictureHasher.Hash(File(Whole())).Picture!.Views.ShouldBeEmpty();
        Kept.Views.Count.ShouldBeInRange(40, 80);
        Hash(Whole(), PictureViewUse.Ask).Views.Count.ShouldBeInRange(1, 12);
        Kept.Views.Select(v => v.Name).ShouldBeUnique();
        Kept.Hash.ShouldBe(PictureHasher.Hash(File(Whole())).Picture!.Hash);
    }

    [Theory]
    [InlineData(0.05, 0.05, 0.9, 0.9)]
    [InlineData(0.2, 0, 0.8, 1)]
    [InlineData(0, 0, 0.9, 0.9)]
    public void A_cropped_picture_is_found_by_a_kept_part(double left, double top, double width, double height)
    {
        using var whole = Whole();
        using var cropped = Drawn((int)(whole.Width * width), (int)(whole.Height * height), SKColors.Black, c => c.Translate(-(float)(left * whole.Width), -(float)(top * whole.Height)));

        var query = Hash(cropped, PictureViewUse.Ask);

        Nearest(query, plainly: true).ShouldBeGreaterThan(Near);
        Nearest(query, plainly: false).ShouldBeLessThanOrEqualTo(Near);
    }

    [Fact]
    public void A_grid_of_crops_brings_a_crop_at_an_odd_place_within_reach()
    {
        using var cropped = Drawn(720, 540, SKColors.Black, c => c.Translate(-13, -46));
        var query = Hash(cropped, PictureViewUse.Ask);

        var more = Hash(Whole(), PictureViewUse.KeepMore);

        more.Views.Take(Kept.Views.Count).Select(v => v.Name).ShouldBe(Kept.Views.Select(v => v.Name));
        more.Views.Select(v => v.Name).ShouldBeUnique();
        more.Views.Min(v => v.Picture.Hash.DistanceTo(query.Hash)).ShouldBeLessThan(Kept.Views.Min(v => v.Picture.Hash.DistanceTo(query.Hash)));
        more.Views.Min(v => v.Picture.Hash.DistanceTo(query.Hash)).ShouldBeLessThanOrEqualTo(47);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-8)]
    [InlineData(15)]
    public void A_turned_picture_is_found_whatever_fills_its_corners(float degrees)
    {
        foreach (var corner in new[] { SKColors.Black, SKColors.White })
        {
            using var turned = Drawn(800, 600, corner, c => c.RotateDegrees(degrees, 400, 300));

            var query = Hash(turned, PictureViewUse.Ask);

            Nearest(query, plainly: true).ShouldBeGreaterThan(Near);
            Nearest(query, plainly: false).ShouldBeLessThanOrEqualTo(Near);
        }
    }

    [Theory]
    [InlineData(80, 80, 80, 80)]
    [InlineData(0, 150, 0, 150)]
    [InlineData(10, 200, 300, 20)]
    public void A_frame_is_stripped_from_a_query(int left, int top, int right, int bottom)
    {
        using var framed = Drawn(800 + left + right, 600 + top + bottom, SKColors.White, c => c.Translate(left, top));

        var query = Hash(framed, PictureViewUse.Ask);

        Nearest(query, plainly: true).ShouldBeGreaterThan(Near);
        query.Views.Where(v => v.Name.StartsWith("unframed", StringComparison.Ordinal)).Min(v => v.Picture.Hash.DistanceTo(Kept.Hash)).ShouldBeLessThanOrEqualTo(Near);
    }

    [Fact]
    public void Parts_of_unlike_pictures_are_unlike()
    {
        for (var seed = 100; seed < 110; seed++)
        {
            using var other = DrawnPictures.Bitmap(640, 480, seed);
            Nearest(Hash(other, PictureViewUse.Ask), plainly: false).ShouldBeGreaterThan(63);
        }
    }

    [Fact]
    public void A_picture_that_is_stored_turned_has_the_parts_of_the_upright_one()
    {
        using var whole = Whole();
        using var turned = DrawnPictures.Turned(whole, PdqOrientation.Rotate90);

        var upright = PictureHasher.HashWithViews(DrawnPictures.WithNote(File(turned), 6), PictureViewUse.Keep).Picture!;

        upright.Views.Select(v => v.Name).ShouldBe(Kept.Views.Select(v => v.Name));
        upright.Views.Zip(Kept.Views).Max(pair => pair.First.Picture.Hash.DistanceTo(pair.Second.Picture.Hash)).ShouldBeLessThanOrEqualTo(16);
    }

    [Fact]
    public void Blank_parts_are_left_out()
    {
        using var blank = new SKBitmap(new SKImageInfo(300, 200, SKColorType.Rgba8888, SKAlphaType.Opaque));
        blank.Erase(SKColors.White);

        Hash(blank, PictureViewUse.Keep).Views.ShouldBeEmpty();
        Hash(blank, PictureViewUse.Ask).Views.ShouldBeEmpty();
    }

    private static SKBitmap Whole() => DrawnPictures.Bitmap(800, 600, 21);

    private static SKBitmap Drawn(int width, int height, SKColor ground, Action<SKCanvas> move)
    {
        var sheet = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(sheet);
        using var whole = Whole();
        using var image = SKImage.FromBitmap(whole);
        canvas.Clear(ground);
        move(canvas);
        canvas.DrawImage(image, new SKRect(0, 0, 800, 600), new SKSamplingOptions(SKFilterMode.Linear));
        return sheet;
    }

    private static int Nearest(HashedPicture query, bool plainly)
    {
        PdqHash[] kept = plainly ? [Kept.Hash] : [Kept.Hash, .. Kept.Views.Select(v => v.Picture.Hash)];
        PdqHash[] asked = plainly ? query.Orientations() : [.. query.Orientations(), .. query.Views.SelectMany(v => v.Picture.Orientations())];
        return asked.Min(a => kept.Min(k => k.DistanceTo(a)));
    }

    private static byte[] File(SKBitmap bitmap)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static HashedPicture Hash(SKBitmap bitmap, PictureViewUse use) => PictureHasher.HashWithViews(File(bitmap), use).Picture.ShouldNotBeNull();
}
