using System.Text.Json;
using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>The other ways through the victim's page: a video, a picture handed over, the keyboard alone, no script, the demo's own request.</summary>
[Collection(nameof(DemoCity))]
public sealed class RemovalWays(DemoCity city)
{
    [Fact]
    public async Task Of_a_video_the_scenes_are_entrusted_and_nothing_of_the_file()
    {
        var page = await OpenAsync();
        var sent = new List<byte[]>();
        page.Request += (_, request) => sent.Add(request.PostDataBuffer ?? []);
        var recorded = (await page.EvaluateAsync<JsonElement>(Recording)).EnumerateArray().Select(part => Convert.FromBase64String(part.GetString()!)).ToList();
        await page.CheckAsync("[data-part=consent]");
        FilePayload[] files =
        [
            new() { Name = "one.png", MimeType = "image/png", Buffer = recorded[0] },
            new() { Name = "two.png", MimeType = "image/png", Buffer = recorded[1] },
            new() { Name = "video.webm", MimeType = "video/webm", Buffer = recorded[2] },
        ];
        await page.SetInputFilesAsync("[data-part=files]", files);
        await Assertions.Expect(page.Locator("[data-part=chosen] li[data-state=good]")).ToHaveCountAsync(3);

        await page.ClickAsync("[data-part=submit]");
        await Assertions.Expect(page.Locator("[data-part=done]")).ToBeVisibleAsync();

        sent.Any(body => body.AsSpan().IndexOf(recorded[2].AsSpan(recorded[2].Length / 2, 24)) >= 0).ShouldBeFalse();
        var references = JsonDocument.Parse(sent.Last(body => body.Length > 0)).RootElement.GetProperty("references").EnumerateArray().ToList();
        var frames = references.Where(r => r.GetProperty("kind").GetString() == "video-frame").ToList();
        frames.Select(r => r.GetProperty("media").GetInt32()).Distinct().ShouldBe([2]);
        frames.Select(r => r.GetProperty("atSeconds").GetDouble()).ShouldBeInOrder();
        var pictures = references.Where(r => r.GetProperty("kind").GetString() == "picture").ToList();
        Distance(pictures[0], frames[0]).ShouldBeLessThanOrEqualTo(31, "the first scene");
        Distance(pictures[1], frames[^1]).ShouldBeLessThanOrEqualTo(31, "the last scene");
    }

    [Fact]
    public async Task The_code_is_shown_before_pictures_are_handed_over_and_a_failure_there_costs_only_them()
    {
        var page = await OpenAsync();
        var attempts = 0;
        await page.RouteAsync("**/api/v1/removal/uploads", route => attempts++ == 0 ? route.AbortAsync() : route.ContinueAsync());
        await ChooseDrawnAsync(page);
        await page.CheckAsync("[data-part=upload]");

        await page.ClickAsync("[data-part=submit]");
        await Assertions.Expect(page.Locator("[data-part=code]")).ToContainTextAsync("-");
        await Assertions.Expect(page.Locator("[data-part=sent]")).ToContainTextAsync("보내지 못했습니다");
        await page.ClickAsync("[data-part=again]");
        await Assertions.Expect(page.Locator("[data-part=sent]")).ToContainTextAsync("잠가 보관했습니다");

        await LookUpAsync(page, await page.InnerTextAsync("[data-part=code]"), await page.InnerTextAsync("[data-part=pin]"));
        await Assertions.Expect(page.Locator("[data-part=entrusted]")).ToHaveTextAsync("1개");
    }

    [Fact]
    public async Task A_request_is_made_with_the_keyboard_alone()
    {
        var page = await OpenAsync();

        await TabToAsync(page, "consent");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "files");
        await page.SetInputFilesAsync("[data-part=files]", await DrawnAsync(page));
        await Assertions.Expect(page.Locator("[data-part=chosen] li[data-state=good]")).ToHaveCountAsync(1);
        await TabToAsync(page, "submit");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("[data-part=done] h2")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_jump_within_the_page_leaves_no_way_back_to_it()
    {
        var page = await city.OpenAsync();
        await page.GotoAsync(city.Site + "/talk");
        await page.GotoAsync(city.Site + "/removal");
        await page.EvaluateAsync("location.hash = 'rm-files'");

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(city.Site + "/");
        await page.EvaluateAsync("history.back()");

        await page.WaitForURLAsync(city.Site + "/");
        await Assertions.Expect(page.Locator("[data-part=removal]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_of_the_page_stays_in_a_store_and_its_title_tells_nothing()
    {
        var page = await city.OpenAsync();

        var answer = await page.GotoAsync(city.Site + "/removal");

        (await answer!.AllHeadersAsync())["cache-control"].ShouldContain("no-store");
        (await page.TitleAsync()).ShouldNotContain("삭제");
    }

    [Fact]
    public async Task Without_a_script_the_page_says_whom_to_call_and_offers_nothing_that_would_not_work()
    {
        var page = await city.OpenAsync();
        await using var context = await page.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false });
        var plain = await context.NewPageAsync();

        await plain.GotoAsync(city.Site + "/removal");

        await Assertions.Expect(plain.Locator("noscript p")).ToContainTextAsync("전화");
        await Assertions.Expect(plain.Locator("[data-part=submit]")).ToBeHiddenAsync();
        await Assertions.Expect(plain.Locator("[data-part=leave]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_demo_has_a_request_to_look_at()
    {
        var page = await OpenAsync();

        await LookUpAsync(page, "demo-demo-demo", "20262026");

        await Assertions.Expect(page.Locator("[data-part=entrusted]")).ToHaveTextAsync("3개");
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await city.OpenAsync(390, 844);
        await page.GotoAsync(city.Site + "/removal");
        return page;
    }

    private static async Task LookUpAsync(IPage page, string code, string pin)
    {
        await page.FillAsync("[data-part=lookup-code]", code);
        await page.FillAsync("[data-part=lookup-pin]", pin);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-part=status]")).ToBeVisibleAsync();
    }

    private static async Task ChooseDrawnAsync(IPage page)
    {
        await page.CheckAsync("[data-part=consent]");
        await page.SetInputFilesAsync("[data-part=files]", await DrawnAsync(page));
        await Assertions.Expect(page.Locator("[data-part=chosen] li[data-state=good]")).ToHaveCountAsync(1);
    }

    private static async Task<FilePayload> DrawnAsync(IPage page) => new()
    {
        Name = "drawn.png",
        MimeType = "image/png",
        Buffer = Convert.FromBase64String((await page.EvaluateAsync<string>("() => {" + Scene + "draw(7); return canvas.toDataURL('image/png'); }")).Split(',')[1]),
    };

    // Forty presses reach everything on the page; more means that it cannot be reached.
    private static async Task TabToAsync(IPage page, string part)
    {
        for (var press = 0; press < 40; press++)
        {
            if (await page.EvaluateAsync<string?>("document.activeElement?.dataset?.part ?? null") == part)
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{part} is not reached by the Tab key.");
    }

    private static int Distance(JsonElement one, JsonElement other) =>
        Convert.FromHexString(one.GetProperty("hash").GetString()!).Zip(Convert.FromHexString(other.GetProperty("hash").GetString()!))
            .Sum(pair => System.Numerics.BitOperations.PopCount((uint)(pair.First ^ pair.Second)));

    private const string Scene =
        """
        const canvas = document.createElement('canvas');
        canvas.width = 320; canvas.height = 240;
        const context = canvas.getContext('2d');
        const draw = (first) => {
          let seed = first;
          context.fillStyle = '#cde';
          context.fillRect(0, 0, 320, 240);
          const random = (most) => (seed = (seed * 16807) % 2147483647) % most;
          for (let shape = 0; shape < 40; shape++) {
            context.fillStyle = `rgb(${random(256)},${random(256)},${random(256)})`;
            context.fillRect(random(320) - 40, random(240) - 40, 40 + random(120), 40 + random(120));
          }
        };
        """;

    // Two scenes of two seconds each, recorded by the browser: such a file does not say how long it is.
    private const string Recording =
        "async () => {" + Scene +
        """
          const base64 = async (blob) => new Promise((done) => { const reader = new FileReader(); reader.onload = () => done(reader.result.split(',')[1]); reader.readAsDataURL(blob); });
          const still = async (seed) => { draw(seed); return base64(await new Promise((done) => canvas.toBlob(done, 'image/png'))); };
          const stills = [await still(101), await still(202)];
          const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 2500000 });
          const parts = [];
          recorder.ondataavailable = (event) => parts.push(event.data);
          const begun = performance.now();
          const ended = new Promise((done) => { recorder.onstop = done; });
          recorder.start();
          const drawing = setInterval(() => {
            const passed = performance.now() - begun;
            draw(passed < 2200 ? 101 : 202);
            if (passed > 4500) { clearInterval(drawing); recorder.stop(); }
          }, 80);
          await ended;
          return [...stills, await base64(new Blob(parts, { type: 'video/webm' }))];
        }
        """;
}
