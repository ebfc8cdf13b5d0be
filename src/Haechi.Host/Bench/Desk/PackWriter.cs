using System.Buffers.Binary;
using System.Text;

namespace Haechi.Host.Bench.Desk;

/// <summary>Writes calls of a hub as a page of the console does: MessagePack, each message led by its length.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>One call. Arguments are null, string, long or bool.</summary>
    /// <param name="id">Id of the call when its end is awaited; null otherwise.</param>
    /// <param name="target">Method of the hub.</param>
    /// <param name="arguments">In order.</param>
    public static byte[] Call(string? id, string target, params object?[] arguments)
    {
        var writer = new PackWriter();
        writer.Array(6).Integer(1).Map().Value(id).Value(target).Array(arguments.Length);
        foreach (var argument in arguments)
        {
            writer.Value(argument);
        }

        return Framed([.. writer.Array(0)._bytes]);
    }

    /// <summary>The sign of life that the server expects.</summary>
    public static byte[] Ping() => Framed([.. new PackWriter().Array(1).Integer(6)._bytes]);

    private static byte[] Framed(byte[] body)
    {
        using var framed = new MemoryStream();
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            framed.WriteByte((byte)(length > 127 ? (length & 127) | 128 : length));
            if (length <= 127)
            {
                break;
            }
        }

        framed.Write(body);
        return framed.ToArray();
    }

    private PackWriter Array(int count)
    {
        _bytes.Add((byte)(0x90 | count));
        return this;
    }

    private PackWriter Map()
    {
        _bytes.Add(0x80);
        return this;
    }

    private PackWriter Integer(long value)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xD3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], value);
        _bytes.AddRange(value is >= 0 and < 128 ? [(byte)value] : bytes);
        return this;
    }

    private PackWriter Value(object? value)
    {
        switch (value)
        {
            case null:
                _bytes.Add(0xC0);
                break;
            case bool flag:
                _bytes.Add(flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case string text:
                Text(text);
                break;
            default:
                Integer(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }

        return this;
    }

    private void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[5];
        head[0] = 0xDB;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], utf8.Length);
        _bytes.AddRange(head);
        _bytes.AddRange(utf8);
    }
}
