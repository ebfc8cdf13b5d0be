using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval;

/// <summary>Which documents may be found. What is left out does not filter; a document without a date fails a filter by date.</summary>
public sealed record SearchFilter
{
    /// <summary>Written on this day or later. Default null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Written on this day or earlier. Default null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>In force on this day; documents without limits always are. Default null.</summary>
    public DateOnly? ValidOn { get; init; }

    /// <summary>Owner, exactly as it was indexed. Default null.</summary>
    public string? Owner { get; init; }

    /// <summary>Source, exactly as it was indexed. Default null.</summary>
    public string? Source { get; init; }

    internal Func<int, bool> For(LiveSegment segment)
    {
        var (from, until, valid) = (From?.DayNumber ?? int.MinValue, Until?.DayNumber ?? int.MaxValue, ValidOn?.DayNumber);
        var (dated, owner, source) = (From is not null || Until is not null, DocumentRow.Hash(Owner), DocumentRow.Hash(Source));
        return document =>
        {
            var row = segment.Reader.Rows[document];
            return (!dated || row.Date != DocumentRow.NoDay && row.Date >= from && row.Date <= until)
                && (valid is null || (row.ValidFrom == DocumentRow.NoDay || row.ValidFrom <= valid) && (row.ValidUntil == DocumentRow.NoDay || row.ValidUntil >= valid))
                && (Owner is null || row.Owner == owner)
                && (Source is null || row.Source == source);
        };
    }
}
