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

    /// <summary>True: what is new or changed is answered with at once. False: it waits as a draft for an editor. Default true.</summary>
    public bool Publish { get; init; } = true;

    /// <summary>True: web addresses that are not listed are no longer part of the collection. False: the listed ones come to what is there. Default true.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>True: nothing is written; the report says what would be. Default false.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Is told each document as it is done with, on the thread that imports. Default null.</summary>
    public Action<ImportLine>? Told { get; init; }

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
            ?? (KnowledgeCheck.Missing(row, today) is { Count: > 0 } missing ? KnowledgeRefusals.ImportIncomplete(missing) : null);
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
