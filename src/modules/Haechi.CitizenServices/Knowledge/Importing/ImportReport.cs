using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>What became of one document.</summary>
internal enum ImportResult
{
    /// <summary>It was not known before.</summary>
    Added,

    /// <summary>Its content or particulars changed.</summary>
    Changed,

    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It could not be imported; what it said before goes on.</summary>
    Refused,
}

/// <summary>One document of an import.</summary>
/// <param name="Where">The file or the address.</param>
/// <param name="Result">What became of it.</param>
internal sealed record ImportLine(string Where, ImportResult Result)
{
    /// <summary>Entries that were not there before.</summary>
    public int Made { get; init; }

    /// <summary>Entries whose passage says something else now.</summary>
    public int Changed { get; init; }

    /// <summary>Entries whose passage says what it said.</summary>
    public int Same { get; init; }

    /// <summary>Entries whose passage has gone.</summary>
    public int Ended { get; init; }

    /// <summary>Titles of the first entries that are made or changed.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>What is wrong; null when nothing is.</summary>
    public LocalizedText? What { get; init; }

    /// <summary>How to put it right; null when nothing is wrong.</summary>
    public LocalizedText? Mend { get; init; }

    public static ImportLine Of(ImportFault fault) => new(fault.Where, ImportResult.Refused) { What = fault.What, Mend = fault.Mend };
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

    /// <summary>Entries that wait as drafts, new or changed.</summary>
    public int Drafted { get; set; }

    /// <summary>Entries whose passage is no longer in its document and that are answered no longer.</summary>
    public int Withdrawn { get; set; }

    /// <summary>Entries whose passage is no longer in its document and that go on until their owner decides.</summary>
    public int Gone { get; set; }

    public List<ImportFault> Faults { get; } = [];

    /// <summary>Each document, in the order of reading.</summary>
    public List<ImportLine> Files { get; } = [];

    public void Add(ImportReport other)
    {
        (Added, Changed, Unchanged) = (Added + other.Added, Changed + other.Changed, Unchanged + other.Unchanged);
        (Missing, Published, Drafted) = (Missing + other.Missing, Published + other.Published, Drafted + other.Drafted);
        (Withdrawn, Gone) = (Withdrawn + other.Withdrawn, Gone + other.Gone);
        Faults.AddRange(other.Faults);
        Files.AddRange(other.Files);
    }

    /// <summary>Takes down a document that was done with.</summary>
    public void Tell(ImportOrder order, ImportLine line)
    {
        Files.Add(line);
        Added += line.Result == ImportResult.Added ? 1 : 0;
        Changed += line.Result == ImportResult.Changed ? 1 : 0;
        Unchanged += line.Result == ImportResult.Unchanged ? 1 : 0;
        order.Told?.Invoke(line);
    }

    /// <summary>Takes down a document that could not be imported.</summary>
    public void Tell(ImportOrder order, ImportFault fault)
    {
        Faults.Add(fault);
        Tell(order, ImportLine.Of(fault));
    }
}
