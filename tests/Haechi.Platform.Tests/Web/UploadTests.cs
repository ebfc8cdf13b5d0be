using System.Net;
using System.Net.Http.Headers;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Identity;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Web;

public sealed class UploadTests
{
    [Fact]
    public async Task A_picture_is_stored_sealed_and_stripped_and_opened_only_with_permission_and_a_trace()
    {
        await using var site = await TestSite.StartAsync(Map);
        var counsellor = await site.AddAccountAsync("kim", Roles.Counsellor);
        var owner = await site.AddAccountAsync("park", Roles.ServiceOwner);
        using var citizen = site.Browser();

        var id = await (await citizen.PostAsync("/api/upload", Form(TestPictures.JpegWithMetadata(6), "../../../etc/cron.d/x.exe"))).Content.ReadAsStringAsync();

        var row = (await RowsAsync(site)).Single();
        (row.MediaType, row.ServiceId, row.Subject).ShouldBe(("image/jpeg", "seoul-talk", "c-1"));
        System.Text.Encoding.Latin1.GetString(row.SealedBytes).ShouldNotContain("JFIF");
        (await citizen.GetAsync("/api/v1/attachments/" + id)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var p = await site.SignedInAsync("park", owner.Password);
        (await p.GetAsync("/api/v1/attachments/" + id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var k = await site.SignedInAsync("kim", counsellor.Password);

        var answer = await k.GetAsync("/api/v1/attachments/" + id);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{id}.jpeg");
        Picture.Read(await answer.Content.ReadAsByteArrayAsync()).Succeeded.ShouldBeTrue();
        (await site.ActsAsync())[^1].ShouldBe("personal-data.read");
    }

    [Theory]
    [InlineData("name.jpg", "upload-empty")]
    [InlineData("text.png", "not-a-picture")]
    [InlineData("large.png", "upload-too-large")]
    public async Task What_is_refused_is_not_stored(string name, string code)
    {
        await using var site = await TestSite.StartAsync(Map, settings: [("web:MaxUploadBytes", "2048")]);
        using var citizen = site.Browser();
        var bytes = name switch { "name.jpg" => Array.Empty<byte>(), "text.png" => [.. "hello"u8], _ => new byte[3000] };

        var answer = await citizen.PostAsync("/api/upload", Form(bytes, name));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
        (await RowsAsync(site)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_far_beyond_the_limit_is_413_and_an_unknown_attachment_404()
    {
        await using var site = await TestSite.StartAsync(Map, settings: [("web:MaxUploadBytes", "2048"), ("web:MaxBodyBytes", "2048")]);
        var counsellor = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var k = await site.SignedInAsync("kim", counsellor.Password);

        (await k.PostAsync("/api/upload", Form(new byte[200_000], "x.png"))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await k.GetAsync($"/api/v1/attachments/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await k.GetAsync("/api/v1/attachments/..%2f..%2fetc%2fpasswd")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await k.GetAsync("/api/v1/attachments/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sealed_picture_that_was_swapped_for_another_does_not_open()
    {
        await using var site = await TestSite.StartAsync(Map);
        var counsellor = await site.AddAccountAsync("kim", Roles.Counsellor);
        using var k = await site.SignedInAsync("kim", counsellor.Password);
        var first = await (await k.PostAsync("/api/upload", Form(TestPictures.Jpeg, "a"))).Content.ReadAsStringAsync();
        await k.PostAsync("/api/upload", Form(TestPictures.Png(), "b"));
        await site.Services.GetRequiredService<Ledger>().WriteAsync(
            async scope =>
            {
                var rows = await scope.Use<RoomsDb>().Attachments.ToListAsync();
                (rows[0].SealedBytes, rows[1].SealedBytes) = (rows[1].SealedBytes, rows[0].SealedBytes);
            },
            default);

        (await k.GetAsync("/api/v1/attachments/" + first)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await site.ActsAsync()).ShouldNotContain("personal-data.read");
    }

    private static void Map(WebApplication app)
    {
        app.MapHaechiWeb();
        app.MapPost("/api/upload", async (IFormFile file, UploadGate gate, Ledger ledger, CancellationToken stop) =>
        {
            var picture = await gate.InspectAsync(file, stop);
            return picture.Succeeded
                ? Results.Text((await ledger.WriteAsync(scope => Task.FromResult(gate.Store(scope, picture.Value, "seoul-talk", "c-1")), stop)).ToString())
                : Problem.Of(picture.Refusal);
        }).TakesUpload();
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { file, "file", name } };
    }

    private static async Task<List<Platform.Rooms.Rows.AttachmentRow>> RowsAsync(TestSite site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync();
        return await db.Attachments.ToListAsync();
    }
}
