using System.Text.Json;
using Haechi.CitizenServices.ContactCentre.Supervision.Board;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.ContactCentre.Supervision.Words;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Demo;

/// <summary>
/// Gives the demo city four weeks of past consultations, so that the board has a usual day to show today beside and a word can
/// rise. Each conversation says in its first turn that it is invented. Written in one transaction.
/// </summary>
internal sealed class PastSeeder(Ledger ledger, FieldCipher cipher, TermReader reader, DayCounting counting) : IDemoSeeder
{
    internal const string Label = "시연용으로 지어낸 상담입니다.";
    internal const string Owner = "demo-past"; // no hash of any token: nobody can open it as their own

    private const int UsesEach = 5;
    private const int PartHours = 6;

    public string Id => "contact-centre-past";

    // After the demo day, which is only played while there is no conversation.
    public int Order => 110;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var count = await ledger.WriteAsync(scope => WriteAsync(scope, context, cancellationToken), cancellationToken);
        if (count > 0)
        {
            await counting.RunAsync(cancellationToken);
            context.Say($"{count} consultations of {PastDays.Days} invented past days");
        }
    }

    private async Task<int> WriteAsync(LedgerScope scope, DemoContext context, CancellationToken cancellationToken)
    {
        var talks = scope.Use<SeoulTalkDb>();
        if (await talks.Conversations.AnyAsync(c => c.OwnerHash == Owner, cancellationToken))
        {
            return 0;
        }

        var days = new PastDays(context.Random);
        var past = days.Before(context.Now).Select(stay => Add(talks, stay)).ToList();
        await TallyAsync(scope.Use<SupervisionDb>(), past, uses: 0, cancellationToken);
        var today = days.Today(context.Now).Select(stay => Add(talks, stay)).ToList();
        var words = scope.Use<SupervisionDb>();
        await TallyAsync(words, today, UsesEach, cancellationToken);
        // They are counted: the counter of words finds them read.
        words.TermTalks.AddRange(today.Select(t => new TermTalkRow { ConversationId = t.Talk.Id, Day = SeoulTime.DayOf(t.Stay.AskedAt), ReadTo = t.Talk.Turns }));
        var detail = $$"""{"days":{{PastDays.Days}},"conversations":{{past.Count + today.Count}}}""";
        scope.Audit(new AuditNote(Actor.System, "contact.seeded", "contact-centre", "demo", SeoulTalkManifest.ServiceId, detail));
        return past.Count + today.Count;
    }

    private (ConversationRow Talk, PastStay Stay) Add(SeoulTalkDb db, PastStay stay)
    {
        var talk = new ConversationRow
        {
            Id = Guid.CreateVersion7(stay.AskedAt),
            Channel = stay.Channel,
            OwnerHash = Owner,
            Mode = ConversationMode.Ended,
            Headline = stay.Talk.Question,
            StartedAt = stay.AskedAt,
            LastAt = stay.EndedAt,
        };
        db.Conversations.Add(talk);
        Say(db, talk, stay.AskedAt, TurnAuthor.Notice, null, new NoticeBody(Label));
        Say(db, talk, stay.AskedAt, TurnAuthor.Citizen, null, new TextBody(stay.Talk.Question));
        if (stay.Work is not null)
        {
            Say(db, talk, stay.EndedAt, TurnAuthor.Counsellor, NameOf(stay), new TextBody(stay.Talk.Answer));
        }

        db.Handovers.Add(HandoverOf(talk, stay));
        return (talk, stay);
    }

    private void Say(SeoulTalkDb db, ConversationRow talk, DateTimeOffset at, TurnAuthor author, string? name, TurnBody body) => db.Turns.Add(new TurnRow
    {
        ConversationId = talk.Id,
        Sequence = ++talk.Turns,
        At = at,
        Author = author,
        AuthorName = name,
        Body = cipher.Seal(JsonSerializer.Serialize(body, LedgerJson.Options)),
    });

    private static HandoverRow HandoverOf(ConversationRow talk, PastStay stay) => new()
    {
        Id = Guid.CreateVersion7(stay.AskedAt),
        ConversationId = talk.Id,
        Channel = stay.Channel,
        Topic = stay.Talk.Topic,
        QueuedAt = stay.AskedAt,
        RankAt = stay.AskedAt,
        TakenAt = stay.Work is null ? null : stay.AskedAt + stay.Wait,
        FirstReplyAt = stay.Work is null ? null : stay.AskedAt + stay.Wait,
        EndedAt = stay.EndedAt,
        Outcome = stay.Outcome,
        Abandoned = stay.Work is null,
        CounsellorId = stay.Work is null ? null : $"demo-counsellor-{stay.Counsellor + 1}",
        CounsellorName = stay.Work is null ? null : NameOf(stay),
    };

    private static string NameOf(PastStay stay) => $"시연 상담사 {stay.Counsellor + 1}";

    private async Task TallyAsync(SupervisionDb db, List<(ConversationRow Talk, PastStay Stay)> talks, int uses, CancellationToken cancellationToken)
    {
        const int citizenTurn = 2;
        var tally = new TermTally();
        foreach (var (talk, stay) in talks)
        {
            var (day, part) = (SeoulTime.DayOf(stay.AskedAt), SeoulTime.In(stay.AskedAt).Hour / PartHours);
            tally.Talk(day, part);
            foreach (var word in reader.Read(stay.Talk.Question))
            {
                tally.Word(day, part, word, talk.Id, citizenTurn);
            }
        }

        await tally.AddToAsync(db, uses, cancellationToken);
    }
}
