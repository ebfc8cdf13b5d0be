namespace Haechi.CitizenServices.Knowledge.Storage;

/// <summary>Rows as entries and back.</summary>
internal static class KnowledgeMapping
{
    public static KnowledgeEntry ToEntry(this KnowledgeVersionRow row) => Entry(row, row.EntryId, row.Version, row.IsDemo);

    /// <summary>The working copy as it would be given; without a last day it would be given for good.</summary>
    public static KnowledgeEntry ToEntry(this KnowledgeRow row) => Entry(row, row.Id, row.Version, row.IsDemo);

    public static string Lines(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(l => l.ReplaceLineEndings(" ").Trim()).Where(l => l.Length > 0));

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static void CopyTo(this KnowledgeText from, KnowledgeText to)
    {
        (to.TopicId, to.Title, to.Body, to.Questions, to.Keywords) = (from.TopicId, from.Title, from.Body, from.Questions, from.Keywords);
        (to.Source, to.Address, to.Owner, to.ValidUntil) = (from.Source, from.Address, from.Owner, from.ValidUntil);
    }

    public static bool SameAs(this KnowledgeText one, KnowledgeText other) =>
        (one.TopicId, one.Title, one.Body, one.Questions, one.Keywords) == (other.TopicId, other.Title, other.Body, other.Questions, other.Keywords)
        && (one.Source, one.Address, one.Owner, one.ValidUntil) == (other.Source, other.Address, other.Owner, other.ValidUntil);

    private static KnowledgeEntry Entry(KnowledgeText text, string id, int version, bool isDemo) =>
        new(
            id, text.TopicId, text.Title, text.Body, Lines(text.Questions), Lines(text.Keywords), text.Source, text.Owner,
            text.ValidUntil ?? DateOnly.MaxValue, isDemo)
        {
            Address = text.Address,
            Version = version,
        };
}
