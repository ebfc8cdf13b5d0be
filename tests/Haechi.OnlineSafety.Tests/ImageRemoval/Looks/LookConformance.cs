using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Looks;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.ImageRemoval.Hits;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Looks;

/// <summary>Looks are small, grey, counted, limited, and each is one look of one person.</summary>
public abstract class LookConformance(Sites sites) : HitSuite(sites)
{
    [Fact]
    public async Task A_look_shows_a_small_grey_picture_once_and_to_nobody_else()
    {
        var (hit, me) = (await HitAsync(), Actor.Person($"look-{Guid.NewGuid():N}", "윤지원"));
        var look = (await Desk.BeginAsync(hit, me, Stop)).Value;

        (await Desk.PictureAsync(look.Id, "somebody-else", Stop)).ShouldBeNull();
        var png = (await Desk.PictureAsync(look.Id, me.Id, Stop))!;
        (await Desk.PictureAsync(look.Id, me.Id, Stop)).ShouldBeNull();

        using var picture = SKBitmap.Decode(png);
        Math.Max(picture.Width, picture.Height).ShouldBe(GreyPicture.Side);
        picture.Pixels.ShouldAllBe(p => p.Red == p.Green && p.Green == p.Blue);
        (await Site.ReadAsync<Haechi.Platform.Rooms.RoomsDb, int>(db => db.Set<Haechi.Platform.Rooms.Rows.AuditRow>().CountAsync(a => a.Act == "removal.looked" && a.ActorId == me.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_shown_without_a_look_cannot_be_told()
    {
        using var blurred = SKBitmap.Decode((await Desk.BlurredAsync(await HitAsync(), Stop))!);
        using var again = blurred.Resize(new SKImageInfo(9, 9), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)).Resize(blurred.Info, new SKSamplingOptions(SKCubicResampler.Mitchell));

        // Nine samples along a side hold all there is: nothing finer was left.
        blurred.Pixels.Zip(again.Pixels).Average(p => Math.Abs(p.First.Red - p.Second.Red)).ShouldBeLessThan(12);
    }

    [Fact]
    public async Task The_day_has_an_end()
    {
        var (hit, me) = (await HitAsync(), Actor.Person($"limit-{Guid.NewGuid():N}", "윤지원"));
        for (var i = 0; i < 200; i++)
            (await Desk.BeginAsync(hit, me, Stop)).Succeeded.ShouldBeTrue();

        (await Desk.BeginAsync(hit, me, Stop)).Refusal!.Code.ShouldBe("look-limit");
        (await Desk.TodayAsync(me.Id, Stop)).ShouldBe((TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(600)));
    }

    [Fact]
    public async Task Hiding_early_gives_back_what_was_not_used_and_a_page_that_died_does_not()
    {
        var (hit, me) = (await HitAsync(), Actor.Person($"early-{Guid.NewGuid():N}", "윤지원"));
        var first = (await Desk.BeginAsync(hit, me, Stop)).Value;
        await Desk.EndAsync(first.Id, me.Id, Stop);
        (await Desk.TodayAsync(me.Id, Stop)).Seen.ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3));
        (await Desk.PictureAsync(first.Id, me.Id, Stop)).ShouldBeNull("it is over");
        await Desk.BeginAsync(hit, me, Stop);

        (await Desk.TodayAsync(me.Id, Stop)).Seen.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3.5));
    }

    private LookDesk Desk => Site.Get<LookDesk>();

    private async Task<Guid> HitAsync()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(picture, "https://look.example.kr/a.png"));
        return (await HitsAsync(request)).Single().Id;
    }
}

public sealed class SqliteLookTests(Sites sites) : LookConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresLookTests(Sites sites) : LookConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
