using Haechi.OnlineSafety.HarmfulContent.Pictures;
using Haechi.Platform.Register;
using SkiaSharp;

namespace Haechi.OnlineSafety.Tests.HarmfulContent;

public sealed class PictureTextTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_that_are_drawn_into_a_picture_are_read()
    {
        using var reader = new PictureText(TimeProvider.System);
        Assert.SkipUnless(reader.IsPresent, "tesseract-ocr-kor is not installed.");
        var text = await reader.ReadAsync(Drawn(), Stop);

        text.ShouldNotBeNull().ShouldContain("HELFT");
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 })]
    public async Task What_is_no_picture_is_given_up_and_the_next_is_read(byte[] bytes)
    {
        using var reader = new PictureText(TimeProvider.System);
        Assert.SkipUnless(reader.IsPresent, "tesseract-ocr-kor is not installed.");

        (await reader.ReadAsync(bytes, Stop)).ShouldBeNullOrEmpty();
        (await reader.ReadAsync(bytes, Stop)).ShouldBeNullOrEmpty();
    }

    // Strokes, because a machine without fonts can draw these too: H E L F T.
    private static byte[] Drawn()
    {
        (int X, int Y, int ToX, int ToY)[] strokes =
        [
            (0, 0, 0, 100), (60, 0, 60, 100), (0, 50, 60, 50),
            (100, 0, 100, 100), (100, 0, 155, 0), (100, 50, 145, 50), (100, 100, 155, 100),
            (195, 0, 195, 100), (195, 100, 250, 100),
            (290, 0, 290, 100), (290, 0, 345, 0), (290, 50, 335, 50),
            (420, 0, 420, 100), (385, 0, 455, 0),
        ];
        using var bitmap = new SKBitmap(560, 200);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.Black, StrokeWidth = 14, StrokeCap = SKStrokeCap.Square, IsAntialias = true };
        canvas.Clear(SKColors.White);
        foreach (var (x, y, toX, toY) in strokes)
            canvas.DrawLine(50 + x, 50 + y, 50 + toX, 50 + toY, paint);
        using var image = SKImage.FromBitmap(bitmap);
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
