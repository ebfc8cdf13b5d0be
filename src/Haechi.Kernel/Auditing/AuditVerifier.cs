namespace Haechi.Kernel.Auditing;

/// <summary>
/// Walks a trail in the order of its numbers, row by row, and names every fault. Memory grows with the number of
/// faults only. Nobody without the key can give a row a right hash; so a row whose hash holds is genuine, and one whose
/// hash holds under another number has been moved.
/// </summary>
public sealed class AuditVerifier(AuditChain chain)
{
    /// <summary>How many numbers away a moved row is looked for; further away it is called altered.</summary>
    private const int Reach = 64;

    /// <summary>Fruitless searches after which none is made, so that a ruined trail is still read at full speed.</summary>
    private const int Patience = 1000;

    private readonly List<AuditFault> _faults = [];
    private AuditHead _read = AuditHead.Empty;
    private AuditHead? _written = AuditHead.Empty; // the row read last, under the number it was written with; null when not genuine
    private int _fruitless;

    /// <summary>Rows seen so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Faults found so far, in row order.</summary>
    public IReadOnlyList<AuditFault> Faults => _faults;

    /// <summary>Takes the next row.</summary>
    public void Next(AuditRecord row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Rows++;
        if (row.Sequence <= _read.Sequence)
        {
            Add(new(AuditFaultKind.Inserted, row.Sequence, row.Sequence));
            return;
        }

        if (row.Sequence > _read.Sequence + 1)
        {
            Add(new(AuditFaultKind.Removed, _read.Sequence + 1, row.Sequence - 1));
        }

        var number = NumberOf(row);
        if (number is null)
        {
            Add(new(AuditFaultKind.Altered, row.Sequence, row.Sequence));
        }
        else if (number != row.Sequence)
        {
            Add(new(AuditFaultKind.Renumbered, row.Sequence, row.Sequence, number));
        }
        else if (row.PreviousHash != _read.Hash && !Known(row.Sequence - 1))
        {
            Add(new(AuditFaultKind.Altered, row.Sequence - 1, row.Sequence - 1)); // genuine, but of another history
        }

        _written = number is { } found ? new AuditHead(found, row.Hash) : null;
        _read = new AuditHead(row.Sequence, row.Hash);
    }

    /// <summary>Ends the walk and compares with the head that was kept apart.</summary>
    public IReadOnlyList<AuditFault> Finish(AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var last = ShiftExplained() ? _written!.Sequence : _read.Sequence;
        if (last < head.Sequence)
        {
            Add(new(AuditFaultKind.Removed, last + 1, head.Sequence));
        }
        else if (last > head.Sequence)
        {
            PutIn(head.Sequence + 1, last);
        }

        if (_written != head && last >= head.Sequence && !_faults.Any(f => f.Touches(head.Sequence, long.MaxValue)))
        {
            Add(new(AuditFaultKind.Head, head.Sequence, head.Sequence));
        }

        _faults.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return _faults;
    }

    /// <summary>When all rows from some row to the end are moved by the same step, rows before them were put in or taken out.</summary>
    private bool ShiftExplained()
    {
        if (_faults is not [.., { Kind: AuditFaultKind.Renumbered, Was: { } was } run] || run.LastSequence != _read.Sequence)
        {
            return false;
        }

        if (was > run.Sequence)
        {
            Add(new(AuditFaultKind.Removed, run.Sequence, was - 1));
            return true;
        }

        var strange = _faults.Where(f => f.Kind is AuditFaultKind.Altered or AuditFaultKind.Removed && f.Touches(was, run.Sequence - 1))
            .Sum(f => Math.Min(f.LastSequence, run.Sequence - 1) - Math.Max(f.Sequence, was) + 1);
        if (strange < run.Sequence - was)
        {
            return false; // genuine rows stand between: this one was swapped, not pushed
        }

        PutIn(was, run.Sequence - 1);
        return true;
    }

    /// <summary>Tells faults between two numbers as rows put in: nothing was ever written there.</summary>
    private void PutIn(long from, long to)
    {
        foreach (var fault in _faults.Where(f => f.Kind is AuditFaultKind.Altered or AuditFaultKind.Removed && f.Touches(from, to)).ToList())
        {
            _faults.Remove(fault);
            if (fault.Sequence < from)
            {
                _faults.Add(fault with { LastSequence = from - 1 });
            }

            if (fault.Kind == AuditFaultKind.Altered)
            {
                _faults.Add(new(AuditFaultKind.Inserted, Math.Max(from, fault.Sequence), Math.Min(to, fault.LastSequence)));
            }
        }
    }

    private long? NumberOf(AuditRecord row)
    {
        if (Fits(row, row.Sequence))
        {
            return row.Sequence;
        }

        if (_written is { } before && row.PreviousHash == before.Hash && Fits(row, before.Sequence + 1))
        {
            return before.Sequence + 1;
        }

        for (var step = 1; step <= Reach && _fruitless < Patience; step++)
        {
            if (Fits(row, row.Sequence - step))
            {
                return row.Sequence - step;
            }

            if (Fits(row, row.Sequence + step))
            {
                return row.Sequence + step;
            }
        }

        _fruitless++;
        return null;
    }

    private bool Fits(AuditRecord row, long number) => number > 0 && chain.HashOf(row with { Sequence = number }) == row.Hash;

    private bool Known(long sequence) => _faults.Any(f => f.Touches(sequence, sequence));

    private void Add(AuditFault fault)
    {
        if (_faults is [.., var last] && last.Kind == fault.Kind && last.LastSequence + 1 == fault.Sequence
            && fault.Sequence - last.Sequence == (fault.Was - last.Was ?? fault.Sequence - last.Sequence))
        {
            _faults[^1] = last with { LastSequence = fault.LastSequence };
            return;
        }

        _faults.Add(fault);
    }
}
