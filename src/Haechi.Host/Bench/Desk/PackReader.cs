using System.Buffers.Binary;
using System.Text;

namespace Haechi.Host.Bench.Desk;

/// <summary>Reads what a hub sends: messages of MessagePack, each led by its length, as plain objects.</summary>
internal sealed class PackReader(byte[] bytes)
{
    private int _at;

    /// <summary>The messages of one frame.</summary>
    public IEnumerable<object?[]> Messages()
    {
        while (_at < bytes.Length)
        {
            var shift = 0;
            for (; (bytes[_at++] & 128) != 0; shift += 7)
            {
                // The length is not needed: the message says itself where it ends.
            }

            yield return (object?[])Value()!;
        }
    }

    private object? Value()
    {
        var type = bytes[_at++];
        return type switch
        {
            <= 0x7F => (long)type,
            >= 0xE0 => (long)(sbyte)type,
            >= 0x80 and <= 0x8F => Map(type & 15),
            >= 0x90 and <= 0x9F => Array(type & 15),
            >= 0xA0 and <= 0xBF => Text(type & 31),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Binary((int)Number(1)),
            0xC5 => Binary((int)Number(2)),
            0xC6 => Binary((int)Number(4)),
            0xCB => BitConverter.Int64BitsToDouble(Number(8)),
            0xCC or 0xCD or 0xCE or 0xCF => Number(1 << (type - 0xCC)),
            0xD0 => (long)(sbyte)Number(1),
            0xD1 => (long)(short)Number(2),
            0xD2 => (long)(int)Number(4),
            0xD3 => Number(8),
            0xD9 => Text((int)Number(1)),
            0xDA => Text((int)Number(2)),
            0xDB => Text((int)Number(4)),
            0xDC => Array((int)Number(2)),
            0xDD => Array((int)Number(4)),
            0xDE => Map((int)Number(2)),
            _ => throw new BenchException($"The hub sends something unknown: {type:X2}."),
        };
    }

    private long Number(int size)
    {
        var span = bytes.AsSpan(_at, size);
        _at += size;
        return size switch
        {
            1 => span[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(span),
            4 => BinaryPrimitives.ReadUInt32BigEndian(span),
            _ => BinaryPrimitives.ReadInt64BigEndian(span),
        };
    }

    private string Text(int length)
    {
        var text = Encoding.UTF8.GetString(bytes, _at, length);
        _at += length;
        return text;
    }

    private byte[] Binary(int length)
    {
        var binary = bytes.AsSpan(_at, length).ToArray();
        _at += length;
        return binary;
    }

    private object?[] Array(int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Value();
        }

        return values;
    }

    private object? Map(int count)
    {
        for (var i = 0; i < count * 2; i++)
        {
            Value();
        }

        return null;
    }
}
