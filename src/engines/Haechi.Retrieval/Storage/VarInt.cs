namespace Haechi.Retrieval.Storage;

/// <summary>Whole numbers in seven bits a byte, the lowest first.</summary>
internal static class VarInt
{
    public const int MostBytes = 5;

    public static int Write(Span<byte> to, uint value)
    {
        var n = 0;
        for (; value >= 0x80; value >>= 7)
            to[n++] = (byte)(value | 0x80);
        to[n++] = (byte)value;
        return n;
    }

    public static uint Read(ReadOnlySpan<byte> from, ref int at)
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = from[at++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
                break;
        }
        return value;
    }
}
