using Haechi.CitizenServices.Sheets;
using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>The knowledge base as read: what is good, and every fault of what is not.</summary>
internal sealed record KnowledgeBase(
    IReadOnlyList<KnowledgeTopic> Topics, IReadOnlyList<KnowledgeEntry> Entries, IReadOnlyList<SheetError> Errors);

/// <summary>
/// Reads knowledge files: <c>topic</c> with id and names, and <c>entries</c>. An entry with a fault is left out and
/// reported; the others stand.
/// </summary>
internal static class KnowledgeYaml
{
    private const string DemoFolder = "Knowledge/Demo";

    /// <summary>The demo base that ships with the product.</summary>
    public static KnowledgeBase ReadDemo() => Read(EmbeddedSheets.In(DemoFolder), isDemo: true);

    public static KnowledgeBase Read(IEnumerable<(string File, string Yaml)> files, bool isDemo)
    {
        var topics = new List<KnowledgeTopic>();
        var entries = new List<KnowledgeEntry>();
        var errors = new List<SheetError>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, yaml) in files)
        {
            var sheet = Sheet.Open(file, yaml, errors)?.OnlyKeys("topic", "entries");
            if (sheet?.Section("topic") is not { } head)
                continue;
            var topic = new KnowledgeTopic(head.Text("id"), new LocalizedText(head.Text("ko"), head.Text("en")));
            topics.Add(topic);
            foreach (var item in sheet.Items("entries"))
            {
                var faults = errors.Count;
                var entry = Entry(item, topic, isDemo);
                if (!seen.TryAdd(entry.Id, file))
                    item.Fault("id", $"'{entry.Id}' is used already in {seen[entry.Id]}.", "Give the entry an id of its own.");
                if (errors.Count == faults)
                    entries.Add(entry);
            }
        }
        return new KnowledgeBase(topics, entries, errors);
    }

    private static KnowledgeEntry Entry(Sheet item, KnowledgeTopic topic, bool isDemo)
    {
        item.OnlyKeys("id", "title", "body", "questions", "keywords", "source", "owner", "valid_until");
        return new KnowledgeEntry(
            item.Text("id"), topic.Id, item.Text("title"), item.Text("body"), item.Texts("questions"),
            item.Texts("keywords"), item.Text("source"), item.Text("owner"), item.Date("valid_until"), isDemo);
    }
}
