using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Live;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Handover;

/// <summary>The names of topics are those of the city's own knowledge base.</summary>
public abstract class TopicReaderConformance(Sites sites) : TalkSuite(sites)
{
    private TopicReader Topics => Site.Get<TopicReader>();

    [Fact]
    public async Task A_topic_of_the_citys_own_is_named_and_offered_once_the_base_has_it()
    {
        var id = "own-" + Guid.NewGuid().ToString("N");
        Topics.NameOf("guide:" + id).Ko.ShouldBe(id);

        await Site.Get<Ledger>().WriteAsync(scope =>
        {
            scope.Use<KnowledgeDb>().Topics.Add(new KnowledgeTopicRow { Id = id, NameKo = "별빛 축제", NameEn = "Festival of stars" });
            return Task.CompletedTask;
        }, Stop);
        await Site.Get<KnowledgeKeeper>().RefreshAsync(Stop);

        Topics.NameOf("guide:" + id).ShouldBe(new Haechi.Kernel.LocalizedText("별빛 축제", "Festival of stars"));
        Topics.All.ShouldContain(t => t.Topic == "guide:" + id && t.Name.Ko == "별빛 축제");
    }

    [Fact]
    public void What_is_shipped_stands_only_while_the_base_has_it()
    {
        Topics.All.Where(t => t.Topic.StartsWith("guide:", StringComparison.Ordinal)).Select(t => t.Topic[6..])
            .ShouldBe(Site.Get<KnowledgeSearch>().Now.Topics.Select(t => t.Id));
        Topics.NameOf("other").Ko.ShouldBe("기타");
    }
}

public sealed class SqliteTopicReaderTests(Sites sites) : TopicReaderConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresTopicReaderTests(Sites sites) : TopicReaderConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
