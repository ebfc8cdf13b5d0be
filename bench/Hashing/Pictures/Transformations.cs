using SkiaSharp;

namespace Haechi.Hashing.Bench.Pictures;

/// <summary>What happens to pictures before they are put up again.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Apply">The file that comes of it. The random numbers are those of the picture.</param>
internal sealed record Transformation(string Name, Func<SKBitmap, Random, byte[]> Apply)
{
    private const int Usual = 90;

    public static IReadOnlyList<Transformation> All { get; } =
    [
        .. new[] { 90, 50, 30, 10 }.Select(q => new Transformation($"JPEG quality {q}", (b, _) => Edit.File(b, q))),
        .. new[] { 0.25, 0.5, 2 }.Select(s => Of($"scaled to {s}", (b, _) => Edit.Scaled(b, s, s))),
        Of("squeezed to 3/4 of its width", (b, _) => Edit.Scaled(b, 0.75, 1)),
        Of("made square", (b, _) => Edit.Scaled(b, (double)Math.Min(b.Width, b.Height) / b.Width, (double)Math.Min(b.Width, b.Height) / b.Height)),
        Of("blurred a little", (b, _) => Edit.Blurred(b, 0.004f)),
        Of("blurred much", (b, _) => Edit.Blurred(b, 0.015f)),
        Of("sharpened", (b, _) => Edit.Sharpened(b)),
        Of("grain", (b, r) => Edit.Grained(b, r, 40)),
        Of("greyscale", (b, _) => Edit.Coloured(b, [0.299f, 0.587f, 0.114f, 0, 0, 0.299f, 0.587f, 0.114f, 0, 0, 0.299f, 0.587f, 0.114f, 0, 0, 0, 0, 0, 1, 0])),
        Of("warm filter", (b, _) => Edit.Coloured(b, [1.15f, 0, 0, 0, 0.05f, 0, 1, 0, 0, 0, 0, 0, 0.75f, 0, 0, 0, 0, 0, 1, 0])),
        Of("gamma 0.6", (b, _) => Edit.Mapped(b, v => MathF.Pow(v, 0.6f))),
        Of("gamma 1.6", (b, _) => Edit.Mapped(b, v => MathF.Pow(v, 1.6f))),
        Of("brighter by a fifth", (b, _) => Edit.Mapped(b, v => v + 0.2f)),
        Of("contrast 1.5", (b, _) => Edit.Mapped(b, v => ((v - 0.5f) * 1.5f) + 0.5f)),
        Of("mirrored", (b, _) => Edit.Drawn(b, b.Width, b.Height, SKColors.Black, c => c.Scale(-1, 1, b.Width / 2f, 0))),
        Of("turned 90°", (b, _) => Edit.Quarter(b)),
        Of("turned 180°", (b, _) => Edit.Drawn(b, b.Width, b.Height, SKColors.Black, c => c.RotateDegrees(180, b.Width / 2f, b.Height / 2f))),
        .. new[] { 1, 2, 3, 5, 8, 10, 13, 15 }.Select(d => Of($"turned {d}°, corners black", (b, _) => Edit.Drawn(b, b.Width, b.Height, SKColors.Black, c => c.RotateDegrees(d, b.Width / 2f, b.Height / 2f)))),
        .. new[] { 2, 5, 10, 15 }.Select(d => Of($"turned {d}° and cropped", (b, _) => Edit.TurnedWithin(b, -d))),
        .. new[] { 5, 10, 20 }.Select(p => Of($"cropped by {p} % all round", (b, _) => Edit.Cropped(b, p / 200.0, p / 200.0, 1 - (p / 100.0)))),
        .. new[] { 5, 10, 20 }.Select(p => Of($"cropped by {p} % on one side", (b, r) => Edit.CroppedOneSide(b, p / 100.0, r.Next(4)))),
        .. new[] { 10, 20 }.Select(p => Of($"cropped by {p} %, anywhere", (b, r) => Edit.Cropped(b, p / 100.0 * r.NextDouble(), p / 100.0 * r.NextDouble(), 1 - (p / 100.0)))),
        .. new[] { 3, 10, 20 }.Select(p => Of($"white border of {p} %", (b, _) => Edit.Bordered(b, p / 100.0, SKColors.White))),
        Of("photograph-like frame, two colours", (b, _) => Edit.Bordered(Edit.Bordered(b, 0.04, SKColors.SaddleBrown), 0.06, SKColors.Black)),
        Of("bars above and below", (b, _) => Edit.Barred(b, 0.25, SKColors.Black, "")),
        Of("meme: bars with text", (b, _) => Edit.Barred(b, 0.22, SKColors.White, "WHEN THE BUS IS LATE")),
        Of("screenshot of a telephone", (b, _) => Edit.Screenshot(b)),
        Of("text across the middle", (b, _) => Edit.Written(b, 0.09f, 0.55f)),
        Of("small mark in the corner", (b, _) => Edit.Written(b, 0.04f, 0.97f)),
        Of("logo", (b, r) => Edit.Logo(b, r)),
        Of("cropped 5 %, text, JPEG 50", (b, _) => Edit.Written(Edit.Cropped(b, 0.025, 0.025, 0.95), 0.05f, 0.9f), 50),
        Of("screenshot, half size, JPEG 60", (b, _) => Edit.Scaled(Edit.Screenshot(b), 0.5, 0.5), 60),
        Of("mirrored, cropped 10 %, gamma 0.8", (b, _) => Edit.Mapped(Edit.Cropped(Edit.Drawn(b, b.Width, b.Height, SKColors.Black, c => c.Scale(-1, 1, b.Width / 2f, 0)), 0.05, 0.05, 0.9), v => MathF.Pow(v, 0.8f))),
        Of("turned 5°, black border of 5 %", (b, _) => Edit.Bordered(Edit.TurnedWithin(b, 5), 0.05, SKColors.Black)),
    ];

    private static Transformation Of(string name, Func<SKBitmap, Random, SKBitmap> edit, int quality = Usual) => new(name, (bitmap, random) =>
    {
        using var edited = edit(bitmap, random);
        return Edit.File(edited, quality);
    });
}
