using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge.Ranking;

/// <summary>An entry as the index holds it: one document, whose sentences are the answer's, the questions' and the keywords'.</summary>
internal static class EntryDocument
{
    /// <summary>Counts up when entries are indexed in another way, so that an index made before is made anew.</summary>
    public const int Form = 1;

    public static TextDocument Of(KnowledgeEntry entry) =>
        new(entry.Id, entry.Title, string.Join('\n', entry.Questions.Append(string.Join(' ', entry.Keywords)).Append(entry.Body)))
        {
            Source = VersionMark(entry),
            Owner = entry.Owner,
            ValidUntil = entry.ValidUntil,
        };

    private static string VersionMark(KnowledgeEntry entry) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Form}.{entry.Version}");
}
