using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Documents;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>What is said once for everything that is imported together.</summary>
/// <param name="Collection">Name under which a later import finds the same documents again.</param>
/// <param name="Source">Where the answers come from; shown with them.</param>
/// <param name="Owner">The office that keeps them right.</param>
/// <param name="ValidUntil">Last day on which they may be given as answers.</param>
/// <param name="By">Who imports.</param>
internal sealed record ImportOrder(string Collection, string Source, string Owner, DateOnly? ValidUntil, Actor By)
{
    /// <summary>Topic of the entries. Default: <c>documents</c>.</summary>
    public string TopicId { get; init; } = "documents";

    /// <summary>What is missing or too long; null when nothing is.</summary>
    public Refusal? Check(DateOnly today)
    {
        var row = new KnowledgeRow();
        Draft("-", "-", null).CopyTo(row);
        if (Collection.Trim().Length is 0 or > 200)
        {
            return Refusals.Of("import-collection", "묶음 이름이 없거나 너무 깁니다.", "The name of the collection is missing or too long.",
                "1자에서 200자까지 적어 주세요.", "Write 1 to 200 characters.");
        }

        return KnowledgeCheck.Limits(Draft("-", "-", null))
            ?? (KnowledgeCheck.Missing(row, today) is { Count: > 0 } missing ? KnowledgeRefusals.Incomplete(missing) : null);
    }

    public KnowledgeDraft Draft(string title, string body, string? address) => new()
    {
        TopicId = TopicId,
        Title = title,
        Body = body,
        Source = Source,
        Address = address,
        Owner = Owner,
        ValidUntil = ValidUntil,
    };
}

/// <summary>Something that was not imported, in words that let its owner mend it.</summary>
/// <param name="Where">The file, the address or the part of it.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">How to put it right.</param>
internal sealed record ImportFault(string Where, LocalizedText What, LocalizedText Mend)
{
    public static ImportFault Of(string where, DocumentRefusal refusal) => new(
        where, new LocalizedText(refusal.What.Ko, refusal.What.En), new LocalizedText(refusal.Mend.Ko, refusal.Mend.En));

    public static ImportFault Of(string where, Refusal refusal) => new(where, refusal.Message, refusal.Mend);
}

/// <summary>What an import did. The rest goes on when one document is bad.</summary>
internal sealed class ImportReport
{
    /// <summary>Documents that were not known before.</summary>
    public int Added { get; set; }

    /// <summary>Documents whose content or particulars changed.</summary>
    public int Changed { get; set; }

    /// <summary>Documents that are as they were.</summary>
    public int Unchanged { get; set; }

    /// <summary>Documents that the collection no longer holds; their owner decides what becomes of the entries.</summary>
    public int Missing { get; set; }

    /// <summary>Entries that were published, new or in a new version.</summary>
    public int Published { get; set; }

    /// <summary>Entries whose passage is no longer in its document.</summary>
    public int Withdrawn { get; set; }

    public List<ImportFault> Faults { get; } = [];

    public void Add(ImportReport other)
    {
        (Added, Changed, Unchanged) = (Added + other.Added, Changed + other.Changed, Unchanged + other.Unchanged);
        (Missing, Published, Withdrawn) = (Missing + other.Missing, Published + other.Published, Withdrawn + other.Withdrawn);
        Faults.AddRange(other.Faults);
    }
}
