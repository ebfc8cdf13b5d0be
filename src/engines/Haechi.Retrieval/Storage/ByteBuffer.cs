using System.Text;

namespace Haechi.Retrieval.Storage;

/// <summary>Bytes that grow; what the parts of a segment are collected in before they are written.</summary>
internal sealed class ByteBuffer(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void VarInt(uint value) => Length += Storage.VarInt.Write(Space(Storage.VarInt.MostBytes), value);

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Space(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>A string with its length in UTF-8 before it; null is told from empty.</summary>
    public void Utf8(string? text)
    {
        if (text is null)
        {
            VarInt(0);
            return;
        }
        var size = Encoding.UTF8.GetByteCount(text);
        VarInt((uint)size + 1);
        Length += Encoding.UTF8.GetBytes(text, Space(size));
    }

    /// <summary>Text in <see cref="TextCode"/> with its length in bytes before it.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        var space = Space(TextCode.MostBytes(text.Length) + Storage.VarInt.MostBytes);
        var size = TextCode.Encode(text, space[Storage.VarInt.MostBytes..]);
        var header = Storage.VarInt.Write(space, (uint)size);
        space.Slice(Storage.VarInt.MostBytes, size).CopyTo(space[header..]);
        Length += header + size;
    }

    private Span<byte> Space(int size)
    {
        if (_bytes.Length - Length < size)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + size)));
        return _bytes.AsSpan(Length);
    }
}
