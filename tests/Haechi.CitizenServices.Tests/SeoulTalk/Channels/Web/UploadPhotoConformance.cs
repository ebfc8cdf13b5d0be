using System.Net;
using System.Net.Http.Json;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Channels.Web;

/// <summary>A photo belongs to the conversation in which it was uploaded, and to nobody else's.</summary>
public abstract class UploadPhotoConformance(Sites sites) : TalkSuite(sites)
{
    [Fact]
    public async Task A_photo_is_stored_sealed_and_goes_with_the_report()
    {
        var page = await TalkClient.OpenAsync(Site);
        await page.HearAsync(new { text = Report });

        var photo = await page.UploadAsync();
        (await page.HearAsync(new { photo })).ShouldContain("confirm");
        await page.HearAsync(new { choice = "confirm" });

        var report = await Site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.ConversationId == page.Id, Stop));
        report.PhotoId.ShouldBe(photo);
        var stored = (await StoredAsync(page)).ShouldHaveSingleItem();
        (stored.ServiceId, stored.MediaType).ShouldBe((SeoulTalkManifest.ServiceId, "image/png"));
        stored.SealedBytes.AsSpan().IndexOf("IHDR"u8).ShouldBe(-1);
        (await Site.CaseAsync(report.CaseId)).Findings.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_photo_beside_the_first_words_of_a_report_goes_with_that_report()
    {
        var page = await TalkClient.OpenAsync(Site);
        var photo = await page.UploadAsync();

        (await page.HearAsync(new { text = Report, photo })).ShouldContain("\"slot\":\"photo\"");
        await page.HearAsync(new { choice = "confirm" });

        (await Site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.ConversationId == page.Id, Stop))).PhotoId.ShouldBe(photo);
    }

    [Fact]
    public async Task A_photo_of_somebody_elses_conversation_is_refused_and_nothing_is_said()
    {
        var theirs = await (await TalkClient.OpenAsync(Site)).UploadAsync();
        var page = await TalkClient.OpenAsync(Site);
        await page.HearAsync(new { text = Report });
        var before = (await Site.TurnsAsync(page.Id)).Count;

        using var answer = await page.PostAsync("turns", JsonContent.Create(new { text = "제 사진이에요", photo = theirs }));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "no-such-photo");
        (await Site.TurnsAsync(page.Id)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Nobody_uploads_into_somebody_elses_conversation()
    {
        var page = await TalkClient.OpenAsync(Site);
        var other = await TalkClient.OpenAsync(Site);

        foreach (var token in new[] { null, other.Token, page.Token + "x" })
        {
            using var answer = await page.PostAsync("photos", TalkClient.Form(TalkClient.Png, "photo.png"), token);
            await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "no-such-conversation");
        }

        (await StoredAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text", HttpStatusCode.UnsupportedMediaType, "not-a-picture")]
    [InlineData("script", HttpStatusCode.UnsupportedMediaType, "not-a-picture")]
    [InlineData("cut", HttpStatusCode.UnsupportedMediaType, "picture-broken")]
    [InlineData("empty", HttpStatusCode.BadRequest, "upload-empty")]
    [InlineData("large", HttpStatusCode.RequestEntityTooLarge, "upload-too-large")]
    public async Task What_is_not_a_picture_is_refused_and_stored_nowhere(string what, HttpStatusCode status, string code)
    {
        var page = await TalkClient.OpenAsync(Site);
        byte[] bytes = what switch
        {
            "text" => [.. "hello, this is a picture"u8],
            "script" => [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8],
            "cut" => TalkClient.Png[..40],
            "large" => new byte[(10 << 20) + 1],
            _ => [],
        };

        using var answer = await page.PostAsync("photos", TalkClient.Form(bytes, "photo.png"));

        await answer.ShouldBeProblemAsync(status, code);
        (await StoredAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_to_an_ended_conversation_is_refused()
    {
        var page = await TalkClient.OpenAsync(Site);
        await page.HearAsync(new { choice = "person" });
        var desk = Site.Get<CitizenServices.SeoulTalk.Handover.CounsellorDesk>();
        await desk.TakeAsync(page.Id, Kim, Stop);
        await desk.EndAsync(page.Id, Kim, Stop);

        using var answer = await page.PostAsync("photos", TalkClient.Form(TalkClient.Png, "photo.png"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "conversation-ended");
        (await StoredAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_while_a_person_is_asked_for_reaches_the_counsellor()
    {
        var page = await TalkClient.OpenAsync(Site);
        await page.HearAsync(new { choice = "person" });
        var photo = await page.UploadAsync();

        (await page.HearAsync(new { text = "이 사진이에요", photo })).ShouldNotContain("진행 중인 신고가 없습니다");

        var turns = await Site.Get<CitizenServices.SeoulTalk.Handover.CounsellorQueue>().OpenAsync(page.Id, 0, Kim, "상담", Stop);
        turns.Select(t => t.Body).OfType<TextBody>().Last().Attachments.ShouldBe([photo]);
    }

    private Task<List<AttachmentRow>> StoredAsync(TalkClient page) =>
        Site.ReadAsync<RoomsDb, List<AttachmentRow>>(db => db.Attachments.Where(a => a.Subject == page.Id.ToString()).ToListAsync(Stop));
}

public sealed class SqliteUploadPhotoTests(Sites sites) : UploadPhotoConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresUploadPhotoTests(Sites sites) : UploadPhotoConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
