using System.CommandLine;
using System.Text.Json;
using Haechi.OnlineSafety.Hashing;

namespace Haechi.OnlineSafety.Tests.Hashing;

public sealed class ImageVerbTests : IDisposable
{
    private static readonly string[] Names = ["original", "rotate90", "rotate180", "rotate270", "flipx", "flipy", "flipplus1", "flipminus1"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-hash-");

    [Fact]
    public async Task Each_picture_gives_a_line_of_three_and_with_dihedral_the_eight_besides()
    {
        var picture = Drawing("one.bmp", 80, 60);

        var (code, lines) = await RunAsync("hash", "image", picture);
        var (_, turned) = await RunAsync("hash", "image", picture, "--dihedral");

        code.ShouldBe(HashVerb.Done);
        var line = lines.ShouldHaveSingleItem();
        line.EnumerateObject().Select(p => p.Name).ShouldBe(["file", "pdq", "quality"]);
        line.GetProperty("file").GetString().ShouldBe(picture);
        line.GetProperty("pdq").GetString()!.Length.ShouldBe(64);
        line.GetProperty("quality").GetInt32().ShouldBeInRange(1, 100);
        var eight = turned.ShouldHaveSingleItem().GetProperty("dihedral");
        eight.EnumerateObject().Select(p => p.Name).ShouldBe(Names);
        eight.GetProperty("original").GetString().ShouldBe(line.GetProperty("pdq").GetString());
        eight.EnumerateObject().Select(p => p.Value.GetString()).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task Bad_files_are_told_by_name_and_reason_and_the_others_are_hashed()
    {
        var good = Drawing("good.jpg.bmp", 80, 60);
        var empty = Written("empty.jpg", []);
        var text = Written("text.png", "no picture"u8.ToArray());

        var (code, lines) = await RunAsync("hash", "image", empty, At("missing.png"), text, good);

        code.ShouldBe(HashVerb.SomeRefused);
        lines.Select(l => l.GetProperty("file").GetString()).ShouldBe([empty, At("missing.png"), text, good]);
        lines.Take(3).Select(l => l.GetProperty("error").GetProperty("reason").GetString()).ShouldBe(["empty", "unreadable", "not-a-picture"]);
        lines.Take(3).ShouldAllBe(l => l.GetProperty("error").GetProperty("message").GetString()!.EndsWith('.'));
        lines[3].GetProperty("quality").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_folder_gives_its_pictures_in_order_and_passes_over_what_is_none()
    {
        Drawing("b.bmp", 64, 64);
        Directory.CreateDirectory(At("below"));
        Drawing("below/c.bmp", 64, 64);
        Drawing("a.bmp", 64, 64);
        Written("notes.txt", "no picture"u8.ToArray());

        var (code, lines) = await RunAsync("hash", "image", _folder.FullName);
        var (_, fitting) = await RunAsync("hash", "image", At("*.bmp"));

        code.ShouldBe(HashVerb.Done);
        lines.Select(File).ShouldBe([At("a.bmp"), At("b.bmp"), At("below/c.bmp")]);
        fitting.Select(File).ShouldBe([At("a.bmp"), At("b.bmp")]);
    }

    [Fact]
    public void A_list_gives_names_line_by_line()
    {
        var picture = Drawing("a.bmp", 64, 64);

        var files = PictureFiles.Named(["-"], new StringReader($"{picture}\n\nmissing.png\n")).ToList();

        files.ShouldBe([new NamedFile(picture, true), new NamedFile("missing.png", true)]);
    }

    [Fact]
    public async Task The_limits_can_be_set()
    {
        var picture = Drawing("a.bmp", 64, 64);

        var (code, lines) = await RunAsync("hash", "image", picture, "--max-pixels", "4095");
        var (_, large) = await RunAsync("hash", "image", picture, "--max-bytes", "100");

        code.ShouldBe(HashVerb.SomeRefused);
        lines.ShouldHaveSingleItem().GetProperty("error").GetProperty("reason").GetString().ShouldBe("too-many-pixels");
        large.ShouldHaveSingleItem().GetProperty("error").GetProperty("reason").GetString().ShouldBe("file-too-large");
    }

    [Fact]
    public async Task Parts_come_with_their_names_where_they_are_asked_for()
    {
        var picture = Drawing("a.bmp", 200, 160);

        var (_, kept) = await RunAsync("hash", "image", picture, "--parts", "keep");
        var (_, asked) = await RunAsync("hash", "image", picture, "--parts", "ask");

        var parts = kept.ShouldHaveSingleItem().GetProperty("parts").EnumerateArray().ToList();
        parts.Count.ShouldBeGreaterThan(asked.ShouldHaveSingleItem().GetProperty("parts").GetArrayLength());
        parts.ShouldAllBe(p => p.GetProperty("pdq").GetString()!.Length == 64 && p.GetProperty("quality").GetInt32() >= 50);
        parts.Select(p => p.GetProperty("name").GetString()).ShouldContain("cut-10");
    }

    [Fact]
    public async Task The_help_shows_examples_that_parse()
    {
        var examples = Haechi.Platform.Modules.CommandExamples.Of(ImageVerb.Create());

        examples.ShouldContain("hash image photo.jpg");
        var (code, _) = await RunAsync("hash", "image", At("photo.jpg"));
        code.ShouldBe(HashVerb.SomeRefused);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string? File(JsonElement line) => line.GetProperty("file").GetString();

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Written(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    // A bitmap of 24 bits without compression, with a few soft discs.
    private string Drawing(string name, int width, int height)
    {
        var row = ((width * 3) + 3) / 4 * 4;
        var bytes = new byte[54 + (row * height)];
        using (var writer = new BinaryWriter(new MemoryStream(bytes)))
        {
            writer.Write("BM"u8);
            foreach (var number in new[] { bytes.Length, 0, 54, 40, width, height, 1 | (24 << 16) })
                writer.Write(number);
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                bytes.AsSpan(54 + (y * row) + (x * 3), 3).Fill((byte)(128 + (60 * Math.Sin(x / 5.0)) + (60 * Math.Cos((x * y / 170.0) + (y / 9.0)))));
        }

        return Written(name, bytes);
    }

    private static async Task<(int Code, List<JsonElement> Lines)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var root = new RootCommand { HashVerb.Create(TimeProvider.System) };
        var code = await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)]);
    }
}
