using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Haechi.Signals.Traci;

/// <summary>Writes one TraCI message: big-endian numbers, texts with their length, commands with theirs.</summary>
internal sealed class TraciWriter
{
    private const int Head = sizeof(int);
    private readonly ArrayBufferWriter<byte> _message = new(256);
    private readonly ArrayBufferWriter<byte> _command = new(256);

    public TraciWriter() => Clear();

    /// <summary>The message with its length in front.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var length = _message.WrittenCount;
        var bytes = _message.WrittenMemory.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        Clear();
        return bytes;
    }

    public TraciWriter Byte(byte value)
    {
        _command.GetSpan(1)[0] = value;
        _command.Advance(1);
        return this;
    }

    public TraciWriter Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_command.GetSpan(4), value);
        _command.Advance(4);
        return this;
    }

    public TraciWriter Double(double value)
    {
        BinaryPrimitives.WriteDoubleBigEndian(_command.GetSpan(8), value);
        _command.Advance(8);
        return this;
    }

    public TraciWriter Text(string value)
    {
        Int(Encoding.UTF8.GetByteCount(value));
        _command.Advance(Encoding.UTF8.GetBytes(value, _command.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length) + 1)));
        return this;
    }

    /// <summary>Closes the command that was written so far. Lengths above 255 take the long form.</summary>
    public TraciWriter End(byte command)
    {
        var length = _command.WrittenCount + 2;
        var isLong = length > byte.MaxValue;
        var head = _message.GetSpan(6);
        if (isLong)
        {
            head[0] = 0;
            BinaryPrimitives.WriteInt32BigEndian(head[1..], length + Head);
            head[5] = command;
        }
        else
        {
            (head[0], head[1]) = ((byte)length, command);
        }
        _message.Advance(isLong ? 6 : 2);
        _message.Write(_command.WrittenSpan);
        _command.Clear();
        return this;
    }

    private void Clear()
    {
        _message.Clear();
        _message.GetSpan(Head)[..Head].Clear();
        _message.Advance(Head);
        _command.Clear();
    }
}
