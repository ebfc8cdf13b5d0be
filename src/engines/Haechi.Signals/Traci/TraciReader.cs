using System.Buffers.Binary;
using System.Text;

namespace Haechi.Signals.Traci;

/// <summary>Reads a TraCI answer. What does not fit is refused with the place where it stopped fitting.</summary>
internal ref struct TraciReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool AtEnd => _at >= _bytes.Length;

    public byte Byte() => Take(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    /// <summary>The head of a command: its number; what follows is left to the caller.</summary>
    public byte Command()
    {
        if (Byte() == 0)
            Int();
        return Byte();
    }

    /// <summary>Reads the status that answers a command; throws what the simulator says against it.</summary>
    public void Status(byte command)
    {
        var answered = Command();
        var (result, words) = (Byte(), Text());
        if (answered != command)
            throw new TraciException($"The simulator answered command 0x{answered:x2} where 0x{command:x2} was asked: the two have lost each other. Start the run again.");
        if (result != 0)
            throw new TraciException($"The simulator refused command 0x{command:x2}: {(words.Length > 0 ? words : "it gave no reason")}");
    }

    public TraciValue Value()
    {
        var type = Byte();
        return type switch
        {
            0x07 or 0x08 => new TraciValue(Byte()),
            0x09 => new TraciValue(Int()),
            0x0b => new TraciValue(Double()),
            0x0c => new TraciValue(Text()),
            0x0e => new TraciValue(Texts()),
            _ => throw new TraciException($"The simulator sent a value of type 0x{type:x2} at byte {_at}, which is not read here."),
        };
    }

    private string[] Texts()
    {
        var texts = new string[Count()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text();
        return texts;
    }

    /// <summary>A count can't be larger than the bytes that are left: a broken answer must not reserve memory.</summary>
    private int Count()
    {
        var count = Int();
        return count >= 0 && count <= _bytes.Length - _at ? count : throw Broken(count);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
            throw Broken(count);
        _at += count;
        return _bytes.Slice(_at - count, count);
    }

    private readonly TraciException Broken(int wanted) => new(
        $"The simulator's answer is cut short or broken: {wanted} more bytes were announced at byte {_at} of {_bytes.Length}. Check that the port belongs to SUMO.");
}
