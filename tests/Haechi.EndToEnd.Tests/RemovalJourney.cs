using System.Text.Json;
using Haechi.Testing;
using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>What the victim's page promises: nothing but fingerprints leaves the device, they are the server's own, and it can be left at once.</summary>
[Collection(nameof(DemoCity))]
public sealed class RemovalJourney(DemoCity city) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_picture_is_entrusted_by_its_fingerprint_alone_and_withdrawn_again()
    {
        var page = await city.OpenAsync(390, 844);
        var sent = WatchBodies(page);
        await page.GotoAsync(city.Site + "/removal");
        var files = await DrawAsync(page, count: 2);
        await ChooseAsync(page, files);

        await page.ClickAsync("[data-part=submit]");
        await Assertions.Expect(page.Locator("[data-part=done]")).ToBeVisibleAsync();

        var bodies = sent.OfType<byte[]>().ToList();
        bodies.Sum(body => body.Length).ShouldBeLessThan(20_000, "two pictures with some sixty fingerprints each, a PIN and a key");
        bodies.Any(body => files.Any(file => HoldsPartOf(body, File.ReadAllBytes(file)))).ShouldBeFalse();
        await LookUpAndWithdrawAsync(page);
    }

    [Fact]
    public async Task The_browser_finds_the_same_fingerprints_as_the_server()
    {
        var page = await city.OpenAsync();
        var sent = WatchBodies(page);
        await page.GotoAsync(city.Site + "/removal");
        List<string> files = [.. await DrawAsync(page, count: 12), .. SharedPictures()];
        await ChooseAsync(page, files);
        await page.ClickAsync("[data-part=submit]");
        await Assertions.Expect(page.Locator("[data-part=done]")).ToBeVisibleAsync();

        var own = References(sent.Last(body => body is { Length: > 0 })!);
        var answer = await HaechiCommand.RunAsync(["hash", "image", .. files]);
        var servers = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("pdq").GetString()!).ToList();

        servers.Count.ShouldBe(files.Count, answer.Error);
        var distances = files.Zip(own, servers).Select(pair => (Path.GetFileName(pair.First), Distance(pair.Second, pair.Third))).ToList();
        distances.Where(d => d.Item2 > 2).ShouldBeEmpty(string.Join(", ", distances));
    }

    [Fact]
    public async Task The_browser_entrusts_the_same_parts_as_the_server_would_keep()
    {
        var page = await city.OpenAsync();
        var sent = WatchBodies(page);
        await page.GotoAsync(city.Site + "/removal");
        var files = await DrawAsync(page, count: 4);
        await ChooseAsync(page, files);
        await page.ClickAsync("[data-part=submit]");
        await Assertions.Expect(page.Locator("[data-part=done]")).ToBeVisibleAsync();

        var body = sent.Last(body => body is { Length: > 0 })!;
        var answer = await HaechiCommand.RunAsync(["hash", "image", "--parts", "keep", .. files]);
        foreach (var (line, media) in answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, media) => (line, media)))
        {
            var own = References(body, "picture-part", media);
            var servers = JsonDocument.Parse(line).RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("pdq").GetString()!).ToList();
            // Ten bits: a picture that lies down is reduced from its other edge, a third of a pixel off.
            servers.Count(server => own.Any(one => Distance(one, server) <= 10)).ShouldBeGreaterThan(servers.Count * 9 / 10, $"picture {media}");
            own.Count.ShouldBeInRange(servers.Count - 5, servers.Count + 5);
        }
    }

    [Fact]
    public async Task The_escape_key_leaves_the_page_and_back_does_not_return_to_it()
    {
        var page = await city.OpenAsync();
        await page.GotoAsync(city.Site + "/talk");
        await page.GotoAsync(city.Site + "/removal");
        await page.FillAsync("[data-part=contact]", "somebody");

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(city.Site + "/");
        await page.GoBackAsync();

        page.Url.ShouldBe(city.Site + "/talk");
    }

    [Fact]
    public async Task Without_consent_or_a_readable_picture_nothing_is_sent()
    {
        var page = await city.OpenAsync();
        var sent = WatchBodies(page);
        await page.GotoAsync(city.Site + "/removal");
        var broken = Path.Combine(_folder.Path, "broken.jpg");
        await File.WriteAllTextAsync(broken, "no picture", TestContext.Current.CancellationToken);

        await page.ClickAsync("[data-part=submit]");
        await Assertions.Expect(page.Locator("[data-part=problem]")).ToContainTextAsync("동의");
        await page.CheckAsync("[data-part=consent]");
        await page.SetInputFilesAsync("[data-part=files]", broken);
        await Assertions.Expect(page.Locator("[data-part=chosen] li")).ToContainTextAsync("읽을 수 없는");
        await page.ClickAsync("[data-part=submit]");

        await Assertions.Expect(page.Locator("[data-part=problem]")).ToContainTextAsync("하나 이상");
        sent.Where(body => body is { Length: > 0 }).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private static bool HoldsPartOf(byte[] body, byte[] file) => body.AsSpan().IndexOf(file.AsSpan(100, 24)) >= 0;

    private static List<byte[]?> WatchBodies(IPage page)
    {
        var bodies = new List<byte[]?>();
        page.Request += (_, request) => bodies.Add(request.PostDataBuffer);
        return bodies;
    }

    private static async Task ChooseAsync(IPage page, IReadOnlyList<string> files)
    {
        await page.CheckAsync("[data-part=consent]");
        await page.SetInputFilesAsync("[data-part=files]", files);
        await Assertions.Expect(page.Locator("[data-part=chosen] li[data-state=good], [data-part=chosen] li[data-state=weak]")).ToHaveCountAsync(files.Count);
    }

    private static async Task LookUpAndWithdrawAsync(IPage page)
    {
        var (code, pin) = (await page.InnerTextAsync("[data-part=code]"), await page.InnerTextAsync("[data-part=pin]"));
        await page.ReloadAsync();
        await page.FillAsync("[data-part=lookup-code]", code);
        await page.FillAsync("[data-part=lookup-pin]", pin);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-part=entrusted]")).ToHaveTextAsync("2개");
        await page.ClickAsync("[data-part=withdraw]");
        await page.ClickAsync("[data-part=sure-yes]");
        await Assertions.Expect(page.Locator("[data-part=deleted]")).ToBeVisibleAsync();

        await page.FillAsync("[data-part=lookup-code]", code);
        await page.FillAsync("[data-part=lookup-pin]", pin);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-part=lookup-problem]")).ToContainTextAsync("맞지 않습니다");
    }

    // Harmless shapes, drawn and encoded by the browser: JPEG, PNG and WebP of several sizes, one of them see-through.
    private async Task<List<string>> DrawAsync(IPage page, int count)
    {
        var files = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var address = await page.EvaluateAsync<string>(Drawing, number);
            var file = Path.Combine(_folder.Path, $"drawn-{number}.bin");
            await File.WriteAllBytesAsync(file, Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]), TestContext.Current.CancellationToken);
            var named = Path.ChangeExtension(file, address[11..address.IndexOf(';', StringComparison.Ordinal)]);
            File.Move(file, named);
            if (named.EndsWith("jpeg", StringComparison.Ordinal))
                await LayDownAsync(named, orientation: 3 + (number / 3));
            files.Add(named);
        }

        return files;
    }

    // As a camera does that is held sideways or upside down: EXIF 2.32, tag 0x0112.
    private static async Task LayDownAsync(string file, int orientation)
    {
        var jpeg = await File.ReadAllBytesAsync(file);
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        await File.WriteAllBytesAsync(file, [.. jpeg[..2], .. exif, .. jpeg[2..]]);
    }

    private const string Drawing =
        """
        (n) => {
          const canvas = document.createElement('canvas');
          canvas.width = 300 + n * 331; canvas.height = 220 + n * 257;
          const context = canvas.getContext('2d');
          let seed = n + 1;
          const random = (most) => (seed = (seed * 16807) % 2147483647) % most;
          if (n !== 1) { context.fillStyle = '#cde'; context.fillRect(0, 0, canvas.width, canvas.height); }
          for (let shape = 0; shape < 40; shape++) {
            context.fillStyle = `rgb(${random(256)},${random(256)},${random(256)})`;
            context.fillRect(random(canvas.width), random(canvas.height), random(canvas.width / 3), random(canvas.height / 3));
          }
          return canvas.toDataURL(['image/jpeg', 'image/png', 'image/webp'][n % 3], 0.85);
        }
        """;

    private static IEnumerable<string> SharedPictures()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "data", "pdq");
        string[] names = ["dih/bridge-1-original.jpg", "LA.png", "rgb.jpeg", "I16.png", "exif-rotn-6.jpg", "pen-and-coaster.png", "sample-b.jpg"];
        return Directory.Exists(folder) ? names.Select(name => Path.GetFullPath(Path.Combine(folder, name))) : [];
    }

    private static List<string> References(byte[] body, string kind = "picture", int? media = null) =>
    [
        .. JsonDocument.Parse(body).RootElement.GetProperty("references").EnumerateArray()
            .Where(r => r.GetProperty("kind").GetString() == kind && (media is null || r.GetProperty("media").GetInt32() == media)).Select(r => r.GetProperty("hash").GetString()!),
    ];

    private static int Distance(string one, string other) =>
        Convert.FromHexString(one).Zip(Convert.FromHexString(other)).Sum(pair => System.Numerics.BitOperations.PopCount((uint)(pair.First ^ pair.Second)));
}
