using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Live;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Demo;

/// <summary>Puts the demo base into the database, published and labelled as demo.</summary>
internal sealed class KnowledgeSeeder(Ledger ledger, KnowledgeKeeper keeper) : IDemoSeeder
{
    public string Id => "knowledge-base";

    // Before the demo day of 서울톡, whose conversations ask it.
    public int Order => 10;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var shipped = KnowledgeYaml.ReadDemo();
        await ledger.WriteAsync(scope => AddAsync(scope, shipped, cancellationToken), cancellationToken);
        await keeper.RefreshAsync(cancellationToken);
        context.Say($"{shipped.Entries.Count} entries of an invented knowledge base");
    }

    private static async Task AddAsync(LedgerScope scope, KnowledgeBase shipped, CancellationToken cancellationToken)
    {
        var db = scope.Use<KnowledgeDb>();
        if (await db.Entries.AnyAsync(e => e.IsDemo, cancellationToken))
            return;
        var topics = await db.Topics.Select(t => t.Id).ToListAsync(cancellationToken);
        db.Topics.AddRange(shipped.Topics.Where(t => !topics.Contains(t.Id))
            .Select(t => new KnowledgeTopicRow { Id = t.Id, NameKo = t.Name.Ko, NameEn = t.Name.En }));
        foreach (var entry in shipped.Entries)
        {
            var row = new KnowledgeRow { Id = entry.Id, IsDemo = true, Revision = 1, ChangedBy = Actor.System.Id, ChangedByName = Actor.System.Name, ChangedAt = scope.At };
            DraftOf(entry).CopyTo(row);
            db.Entries.Add(row);
            KnowledgeDesk.Publish(scope, row, Actor.System);
        }

        scope.Audit(new AuditNote(Actor.System, "knowledge.seeded", "knowledge-base", "demo", SeoulTalkManifest.ServiceId, $$"""{"entries":{{shipped.Entries.Count}}}"""));
        scope.Publish(KnowledgeDesk.Topic, SeoulTalkManifest.ServiceId, new KnowledgeChange("*", 1, KnowledgeState.Published));
    }

    private static KnowledgeDraft DraftOf(KnowledgeEntry entry) => new()
    {
        Id = entry.Id,
        TopicId = entry.TopicId,
        Title = entry.Title,
        Body = entry.Body,
        Questions = entry.Questions,
        Keywords = entry.Keywords,
        Source = entry.Source,
        Owner = entry.Owner,
        ValidUntil = entry.ValidUntil,
    };
}
