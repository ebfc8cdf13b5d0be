using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Editing;

/// <summary>What an editor wrote. Anything may be empty until it is published; the limits hold always.</summary>
internal sealed record KnowledgeDraft
{
    /// <summary>Kebab-case, up to 120 characters; null gives a new entry an id of its own.</summary>
    public string? Id { get; init; }
    public string TopicId { get; init; } = "";
    public string Title { get; init; } = "";
    public string Body { get; init; } = "";
    public IReadOnlyList<string> Questions { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public string Source { get; init; } = "";
    public string? Address { get; init; }
    public string Owner { get; init; } = "";
    public DateOnly? ValidUntil { get; init; }

    public static KnowledgeDraft Of(KnowledgeRow row) => new()
    {
        Id = row.Id,
        TopicId = row.TopicId,
        Title = row.Title,
        Body = row.Body,
        Questions = KnowledgeMapping.Lines(row.Questions),
        Keywords = KnowledgeMapping.Lines(row.Keywords),
        Source = row.Source,
        Address = row.Address,
        Owner = row.Owner,
        ValidUntil = row.ValidUntil,
    };

    /// <summary>Fills the row with what was written, without the space around it.</summary>
    public void CopyTo(KnowledgeText row)
    {
        (row.TopicId, row.Title, row.Body) = (TopicId.Trim(), Title.ReplaceLineEndings(" ").Trim(), Body.ReplaceLineEndings("\n").Trim());
        (row.Questions, row.Keywords) = (KnowledgeMapping.Lines(Questions), KnowledgeMapping.Lines(Keywords));
        (row.Source, row.Owner, row.ValidUntil) = (Source.Trim(), Owner.Trim(), ValidUntil);
        row.Address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim();
    }
}

/// <summary>What stands between a text and its publication.</summary>
internal static class KnowledgeCheck
{
    private const int LongestId = 120;

    /// <summary>A limit that the text breaks; null when it breaks none.</summary>
    public static Refusal? Limits(KnowledgeDraft draft)
    {
        if (draft.Id is { } id && (id.Length > LongestId || id.Length == 0 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
            return KnowledgeRefusals.Id();
        return TooLong(draft.Title, 300, "제목", "title") ?? TooLong(draft.Body, 20_000, "답변", "answer")
            ?? TooLong(draft.Source, 300, "출처", "source") ?? TooLong(draft.Address ?? "", 1000, "출처 주소", "source address")
            ?? TooLong(draft.Owner, 200, "담당 부서", "owner") ?? TooLong(draft.TopicId, 60, "분야", "topic")
            ?? TooMany(draft.Questions, 50, 300, "묻는 말", "questions") ?? TooMany(draft.Keywords, 100, 100, "핵심어", "keywords")
            ?? (IsAddress(draft.Address) ? null : KnowledgeRefusals.Address());
    }

    /// <summary>What is missing before it may be published, in words for the editor; empty when nothing is.</summary>
    public static IReadOnlyList<LocalizedText> Missing(KnowledgeText text, DateOnly today)
    {
        var missing = new List<LocalizedText>();
        void Need(bool isThere, string ko, string en)
        {
            if (!isThere)
                missing.Add(new LocalizedText(ko, en));
        }

        Need(text.Title.Length > 0, "제목", "title");
        Need(text.Body.Length > 0, "답변", "answer");
        Need(text.Source.Length > 0, "출처", "source");
        Need(text.Owner.Length > 0, "담당 부서", "owner");
        Need(text.ValidUntil is not null, "유효기간", "last valid day");
        Need(text.ValidUntil is null || text.ValidUntil >= today, "오늘 이후의 유효기간", "a last valid day that has not passed");
        return missing;
    }

    /// <summary>Shown as a link, so nothing but the web and plain paths may stand there.</summary>
    private static bool IsAddress(string? address) =>
        string.IsNullOrWhiteSpace(address)
        || !address.Contains(':', StringComparison.Ordinal)
        || (Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    private static Refusal? TooLong(string text, int most, string ko, string en) =>
        text.Length <= most ? null : KnowledgeRefusals.TooLong(ko, en, most);

    private static Refusal? TooMany(IReadOnlyList<string> texts, int most, int longest, string ko, string en) =>
        texts.Count > most ? KnowledgeRefusals.TooMany(ko, en, most) : texts.Any(t => t.Length > longest) ? KnowledgeRefusals.TooLong(ko, en, longest) : null;
}
