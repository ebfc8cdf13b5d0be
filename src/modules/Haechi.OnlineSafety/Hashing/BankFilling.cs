using System.CommandLine;
using System.Globalization;
using Haechi.Hashing.Banks;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>Brings the lines of a list into a bank, one by one.</summary>
internal sealed class BankFilling(HashBank bank, InvocationConfiguration console, bool confirm)
{
    private const int FaultsTold = 20;
    private long _next;

    /// <summary>Hashes that are new, or new under their number.</summary>
    public int Kept { get; private set; }

    /// <summary>Lines that changed nothing.</summary>
    public int Known { get; private set; }

    /// <summary>Lines that are no hash with a whole number.</summary>
    public int Faults { get; private set; }

    public void Take(string text, int number)
    {
        if (text.Length == 0 || text[0] == '#')
            return;
        if (!HashLine.TryRead(text, out var line) || !TryNumber(line.Id, out var id))
        {
            if (++Faults <= FaultsTold)
                console.Error.WriteLine($"line {number}: not a hash with a whole number, passed over. A line is {HashLine.Forms}; the id of a bank is a whole number.");
            return;
        }

        if (bank.Add(id, line.Hash))
            Kept++;
        else
            Known++;
        if (!confirm)
            return;
        console.Output.WriteLine(id.ToString(CultureInfo.InvariantCulture));
        console.Output.Flush();
    }

    private bool TryNumber(string? id, out long number)
    {
        if (id is not null)
            return long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        while (bank[_next] is not null)
            _next++;
        number = _next;
        return true;
    }
}
