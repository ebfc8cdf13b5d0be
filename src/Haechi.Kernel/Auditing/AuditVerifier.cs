namespace Haechi.Kernel.Auditing;

/// <summary>What is wrong with a row of the trail.</summary>
public enum AuditFaultKind
{
    /// <summary>The row's content does not match its hash.</summary>
    Altered,

    /// <summary>Rows that were there are gone.</summary>
    Removed,

    /// <summary>A row stands where none was written.</summary>
    Inserted,
}

/// <summary>One fault of the trail.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">First row concerned.</param>
/// <param name="LastSequence">Last row concerned; the same for a single row.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Sequence, long LastSequence);

/// <summary>Walks a trail in sequence order, row by row, in constant memory, and names every fault.</summary>
public sealed class AuditVerifier(AuditChain chain)
{
    private readonly List<AuditFault> _faults = [];
    private AuditHead _last = AuditHead.Empty;

    /// <summary>Rows seen so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Faults found so far, in row order.</summary>
    public IReadOnlyList<AuditFault> Faults => _faults;

    /// <summary>Takes the next row.</summary>
    public void Next(AuditRecord row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Rows++;
        if (row.Sequence <= _last.Sequence)
        {
            _faults.Add(new(AuditFaultKind.Inserted, row.Sequence, row.Sequence));
            return;
        }

        if (row.Sequence > _last.Sequence + 1)
        {
            _faults.Add(new(AuditFaultKind.Removed, _last.Sequence + 1, row.Sequence - 1));
        }

        CheckLink(row);
        _last = new AuditHead(row.Sequence, row.Hash);
    }

    /// <summary>Ends the walk and compares with the head that was kept apart.</summary>
    public IReadOnlyList<AuditFault> Finish(AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (_last.Sequence < head.Sequence)
        {
            _faults.Add(new(AuditFaultKind.Removed, _last.Sequence + 1, head.Sequence));
        }
        else if (_last.Sequence > head.Sequence)
        {
            _faults.Add(new(AuditFaultKind.Inserted, head.Sequence + 1, _last.Sequence));
        }
        else if (_last.Hash != head.Hash && _faults.All(f => f.Sequence != head.Sequence))
        {
            _faults.Add(new(AuditFaultKind.Altered, head.Sequence, head.Sequence));
        }

        return _faults;
    }

    private void CheckLink(AuditRecord row)
    {
        if (chain.HashOf(row) != row.Hash)
        {
            // Without the key nobody can give a new row a right hash, so a row that neither
            // fits its hash nor its predecessor was put in; one that only fails its hash was changed.
            var kind = row.PreviousHash != _last.Hash && row.Sequence == _last.Sequence + 1 ? AuditFaultKind.Inserted : AuditFaultKind.Altered;
            _faults.Add(new(kind, row.Sequence, row.Sequence));
        }
        else if (row.PreviousHash != _last.Hash && row.Sequence == _last.Sequence + 1 && !Known(row.Sequence - 1))
        {
            _faults.Add(new(AuditFaultKind.Altered, row.Sequence - 1, row.Sequence - 1));
        }
    }

    private bool Known(long sequence) => _faults.Any(f => f.Sequence <= sequence && sequence <= f.LastSequence);
}
