using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests.Auditing;

/// <summary>A trail in memory that tests write and tamper with.</summary>
internal sealed class Trail
{
    private readonly AuditChain _chain = new(new byte[32]);

    public Trail(int rows)
    {
        for (var number = 1; number <= rows; number++)
        {
            var note = new AuditNote(Given.Kim, "case.decided", "case", $"case-{number % 3}", number % 2 == 0 ? Given.Service : null);
            var row = _chain.Append(Head, note, Given.Noon.AddSeconds(number));
            Rows.Add(row);
            Head = new AuditHead(row.Sequence, row.Hash);
        }
    }

    public List<AuditRecord> Rows { get; } = [];

    public AuditHead Head { get; set; } = AuditHead.Empty;

    /// <summary>The row with a number, to read or replace.</summary>
    public AuditRecord this[int number]
    {
        get => Rows[number - 1];
        set => Rows[number - 1] = value;
    }

    /// <summary>A row that somebody without the key might write.</summary>
    public static AuditRecord Forged(long sequence, string previousHash) =>
        new AuditChain(Enumerable.Repeat((byte)7, 32).ToArray()).Append(
            new AuditHead(sequence - 1, previousHash), new AuditNote(Actor.System, "case.closed", "case", "case-1"), Given.Noon);

    /// <summary>Faults in the order of the table: rows are read by number, as a database returns them.</summary>
    public IReadOnlyList<AuditFault> Verify()
    {
        var verifier = new AuditVerifier(_chain);
        foreach (var row in Rows.OrderBy(r => r.Sequence))
        {
            verifier.Next(row);
        }

        return verifier.Finish(Head);
    }

    public void Renumber(int from, int by)
    {
        for (var index = from - 1; index < Rows.Count; index++)
        {
            Rows[index] = Rows[index] with { Sequence = Rows[index].Sequence + by };
        }
    }

    public static AuditFault Fault(AuditFaultKind kind, long from, long? to = null, long? was = null) => new(kind, from, to ?? from, was);
}
