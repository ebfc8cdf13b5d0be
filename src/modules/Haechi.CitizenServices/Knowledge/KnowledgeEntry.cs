using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>What entries are about, such as waste or passports.</summary>
internal sealed record KnowledgeTopic(string Id, LocalizedText Name);

/// <summary>One answer of the knowledge base, in the version that is given to citizens.</summary>
/// <param name="Id">Unique in the whole base, kebab-case.</param>
/// <param name="TopicId">The topic it belongs to.</param>
/// <param name="Title">The question it answers.</param>
/// <param name="Body">The answer.</param>
/// <param name="Questions">Ways people ask.</param>
/// <param name="Keywords">Everyday words and synonyms.</param>
/// <param name="Source">Where the answer comes from; shown with it.</param>
/// <param name="Owner">The office that keeps it right.</param>
/// <param name="ValidUntil">Last day on which it may be given as an answer.</param>
/// <param name="IsDemo">True for an entry of the demo base, which is labelled wherever it is shown.</param>
internal sealed record KnowledgeEntry(
    string Id,
    string TopicId,
    string Title,
    string Body,
    IReadOnlyList<string> Questions,
    IReadOnlyList<string> Keywords,
    string Source,
    string Owner,
    DateOnly ValidUntil,
    bool IsDemo)
{
    /// <summary>Where the source can be read: a web address or the path of a file. Default null: not known.</summary>
    public string? Address { get; init; }

    /// <summary>Counts up at every publication; 0 for an entry that was never stored.</summary>
    public int Version { get; init; }

    public bool IsValidOn(DateOnly day) => day <= ValidUntil;
}
