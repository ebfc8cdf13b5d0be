using System.Globalization;
using Haechi.CitizenServices.ContactCentre.Desk.Messages;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Messages;

/// <summary>Written guidance over a real mail server and a real gateway on loopback: sent once, tried again, given up, told.</summary>
public abstract class MessageConformance(Sites sites) : TalkSuite(sites)
{
    private const string Number = "010-1234-5678";

    [Fact]
    public async Task A_text_message_is_sent_with_its_key_and_the_thread_reads_of_it()
    {
        await using var gateway = await TextGateway.StartAsync();
        await using var site = await SiteAsync(gateway.Url, null);
        var id = await TakenAsync();

        (await OrderAsync(id, "sms", Number)).ShouldBeNull();
        var row = await EndsAsync(id);

        row.Status.ShouldBe(MessageStatus.Sent);
        var (body, key, token) = gateway.Requests.ShouldHaveSingleItem();
        (body.GetProperty("to").GetString(), body.GetProperty("from").GetString(), body.GetProperty("text").GetString()).ShouldBe(("01012345678", "02120", "안내문입니다."));
        (key, token).ShouldBe((row.Id.ToString(), "Bearer secret-of-the-gateway"));
        Words(await Site.TurnsAsync(id)).Last().ShouldBe("010-****-5678(으)로 안내를 보내 드렸습니다.");
        row.Hint.ShouldBe("010-****-5678");
        row.Address.Ciphertext.ShouldNotContain("12345678");
        Site.Log.Lines.ShouldNotContain(l => l.Text.Contains("01012345678") || l.Text.Contains("secret-of-the-gateway"));
        (await ActsAsync(row.Id.ToString())).ShouldBe(["message.sent"]);
        (await ActsAsync(id.ToString())).ShouldContain("message.ordered");
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_under_the_same_key_and_a_final_one_is_not()
    {
        await using var gateway = await TextGateway.StartAsync();
        await using var site = await SiteAsync(gateway.Url, null);
        var id = await TakenAsync();
        gateway.Answers.Enqueue(503);
        gateway.Answers.Enqueue(429);

        await OrderAsync(id, "sms", Number);
        (await EndsAsync(id)).Attempts.ShouldBe(3);
        gateway.Requests.Select(r => r.Key).Distinct().ShouldHaveSingleItem();

        gateway.Answers.Enqueue(422);
        await OrderAsync(id, "sms", Number);
        var refused = await EndsAsync(id);
        (refused.Status, refused.Attempts, refused.LastError).ShouldBe((MessageStatus.Dead, 1, "HTTP 422"));
        Words(await Site.TurnsAsync(id)).Last().ShouldContain("보내지 못했습니다");

        (await Site.Get<MessageDesk>().RetryAsync(refused.Id, Kim, Stop)).Succeeded.ShouldBeTrue();
        (await EndsAsync(id)).Status.ShouldBe(MessageStatus.Sent);
        (await Site.Get<MessageDesk>().DiscardAsync(refused.Id, Kim, Stop)).Refusal!.Code.ShouldBe("message-not-failed");
        (await ActsAsync(refused.Id.ToString())).ShouldBe(["message.failed", "message.retried", "message.sent"]);
    }

    [Fact]
    public async Task After_the_last_attempt_a_person_decides()
    {
        await using var gateway = await TextGateway.StartAsync();
        await using var site = await SiteAsync(gateway.Url, null, ("contact_centre:messages:MaxAttempts", "2"));
        var id = await TakenAsync();
        gateway.Answers.Enqueue(500);
        gateway.Answers.Enqueue(500);

        await OrderAsync(id, "sms", Number);
        var dead = await EndsAsync(id);

        (dead.Status, dead.Attempts, gateway.Requests.Count).ShouldBe((MessageStatus.Dead, 2, 2));
        (await Site.Get<MessageDesk>().DiscardAsync(dead.Id, Kim, Stop)).Value.Status.ShouldBe(MessageStatus.Discarded);
    }

    [Fact]
    public async Task An_e_mail_goes_through_the_mail_server_and_a_refused_receiver_is_final()
    {
        await using var mail = new MailServer();
        await using var site = await SiteAsync(null, mail.Port);
        var id = await TakenAsync();
        mail.Refusals.Enqueue("451 later");

        await OrderAsync(id, "email", "hong@example.kr");
        var sent = await EndsAsync(id);

        (sent.Status, sent.Attempts, sent.Hint).ShouldBe((MessageStatus.Sent, 2, "h***@example.kr"));
        var text = mail.Mails.ShouldHaveSingleItem();
        text.ShouldContain("To: hong@example.kr");
        text.ShouldContain($"{sent.Id:N}@haechi");

        mail.Refusals.Enqueue("550 no such user");
        await OrderAsync(id, "email", "nobody@example.kr");
        var refused = await EndsAsync(id);
        (refused.Status, refused.LastError).ShouldBe((MessageStatus.Dead, "SMTP 550"));
    }

    [Fact]
    public async Task Without_configuration_it_says_what_is_missing_and_keeps_nothing()
    {
        var id = await TakenAsync();

        (await OrderAsync(id, "sms", Number)).ShouldBe("message-not-configured");
        (await OrderAsync(id, "email", "hong@example.kr")).ShouldBe("message-not-configured");
        Site.Get<MessageDesk>().MissingOf("sms")!.Mend.Ko.ShouldContain("contact_centre.sms.url");
        (await Site.Get<MessageDesk>().ListAsync(id, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_who_has_the_conversation_sends_and_only_to_an_address()
    {
        await using var gateway = await TextGateway.StartAsync();
        await using var site = await SiteAsync(gateway.Url, null);
        var id = await TakenAsync();

        (await OrderAsync(id, "sms", "02-120")).ShouldBe("message-address");
        (await OrderAsync(id, "sms", Number, body: " ")).ShouldBe("message-length");
        (await Site.Get<MessageDesk>().OrderAsync(id, Lee, new("sms", Number, "안내"), Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
        gateway.Requests.ShouldBeEmpty();
    }

    private async Task<TalkSite> SiteAsync(string? gateway, int? mail, params (string Key, string? Value)[] more) => await OwnSiteAsync(
        [
            ("web:Outgoing:Destinations:0", "localhost"), ("web:Outgoing:AllowedNetworks:0", "127.0.0.0/8"), ("web:Outgoing:AllowedNetworks:1", "::1/128"),
            ("contact_centre:sms:Url", gateway), ("contact_centre:sms:From", "02120"), ("contact_centre:sms:Token", "secret-of-the-gateway"),
            ("contact_centre:email:Host", mail is null ? null : "127.0.0.1"), ("contact_centre:email:Port", (mail ?? 587).ToString(CultureInfo.InvariantCulture)),
            ("contact_centre:email:RequireTls", "false"), ("contact_centre:email:From", "120@example.kr"),
            ("contact_centre:messages:FirstPauseSeconds", "0.1"), .. more,
        ]);

    private async Task<Guid> TakenAsync()
    {
        var id = await OpenAsync();
        await PressAsync(id, "person");
        (await Site.Get<CounsellorDesk>().TakeAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
        return id;
    }

    private async Task<string?> OrderAsync(Guid id, string kind, string address, string body = "안내문입니다.") =>
        (await Site.Get<MessageDesk>().OrderAsync(id, Kim, new(kind, address, body), Stop)) is { Succeeded: false } refused ? refused.Refusal.Code : null;

    // The site's own worker sends it.
    private async Task<MessageRow> EndsAsync(Guid id)
    {
        await Eventually.HoldsAsync(
            async () => (await Site.Get<MessageDesk>().ListAsync(id, Stop)) is [{ Status: not MessageStatus.Waiting }, ..], "the message is sent or given up", TimeSpan.FromMinutes(1));
        return (await Site.Get<MessageDesk>().ListAsync(id, Stop))[0];
    }

    private Task<List<string>> ActsAsync(string subject) => Site.ReadAsync<RoomsDb, List<string>>(db => db.Audit
        .Where(a => a.SubjectId == subject).OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync(Stop));
}

public sealed class SqliteMessageTests(Sites sites) : MessageConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresMessageTests(Sites sites) : MessageConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
