using System.Globalization;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Storage;

namespace Haechi.CitizenServices.Knowledge.Pages;

/// <summary>What stands in the fields of the editor.</summary>
internal sealed class EntryForm
{
    public string Title { get; set; } = "";
    public string Body { get; set; } = "";

    /// <summary>One a line.</summary>
    public string Questions { get; set; } = "";

    /// <summary>One a line, or parted by commas.</summary>
    public string Keywords { get; set; } = "";
    public string TopicId { get; set; } = "";
    public string Source { get; set; } = "";
    public string Address { get; set; } = "";
    public string Owner { get; set; } = "";
    public DateOnly? ValidUntil { get; set; }

    public static EntryForm Of(KnowledgeText text) => new()
    {
        Title = text.Title,
        Body = text.Body,
        Questions = text.Questions,
        Keywords = text.Keywords,
        TopicId = text.TopicId,
        Source = text.Source,
        Address = text.Address ?? "",
        Owner = text.Owner,
        ValidUntil = text.ValidUntil,
    };

    public KnowledgeDraft ToDraft(string? id) => new()
    {
        Id = id,
        Title = Title,
        Body = Body,
        Questions = KnowledgeMapping.Lines(Questions),
        Keywords = [.. Keywords.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        TopicId = TopicId,
        Source = Source,
        Address = Address,
        Owner = Owner,
        ValidUntil = ValidUntil,
    };

    /// <summary>As it would be given to citizens.</summary>
    public KnowledgeEntry ToEntry(string id, bool isDemo)
    {
        var row = new KnowledgeRow { Id = id, IsDemo = isDemo };
        ToDraft(id).CopyTo(row);
        return row.ToEntry();
    }

    /// <summary>What is wrong with each field, by its name; <paramref name="toPublish"/> asks for what may be missing until then.</summary>
    public Dictionary<string, string> Errors(bool toPublish, DateOnly today, string missing, string past)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var draft = ToDraft(null);
        Limit(nameof(Title), new KnowledgeDraft { Title = Title });
        Limit(nameof(Body), new KnowledgeDraft { Body = Body });
        Limit(nameof(Questions), new KnowledgeDraft { Questions = draft.Questions });
        Limit(nameof(Keywords), new KnowledgeDraft { Keywords = draft.Keywords });
        Limit(nameof(Source), new KnowledgeDraft { Source = Source });
        Limit(nameof(Address), new KnowledgeDraft { Address = Address });
        Limit(nameof(Owner), new KnowledgeDraft { Owner = Owner });
        if (ValidUntil < today)
            errors[nameof(ValidUntil)] = past;
        if (toPublish)
        {
            foreach (var (field, text) in new[] { (nameof(Title), Title), (nameof(Body), Body), (nameof(Source), Source), (nameof(Owner), Owner), (nameof(ValidUntil), ValidUntil?.ToString("O", CultureInfo.InvariantCulture) ?? "") })
            {
                if (string.IsNullOrWhiteSpace(text))
                    errors.TryAdd(field, missing);
            }
        }
        return errors;

        void Limit(string field, KnowledgeDraft only)
        {
            if (KnowledgeCheck.Limits(only) is { } refusal)
                errors[field] = $"{refusal.Message} {refusal.Mend}";
        }
    }
}
