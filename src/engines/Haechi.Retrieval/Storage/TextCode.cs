namespace Haechi.Retrieval.Storage;

/// <summary>
/// Stores UTF-16 text in fewer bytes than UTF-8: ASCII and the commonest Korean syllables in one byte, other Hangul and upper
/// Han in two, anything else in three. Decoding is one table look-up a character, fast enough to read the best passages for each query.
/// </summary>
internal static class TextCode
{
    /// <summary>Stands before two bytes of a code unit whose upper byte is below <see cref="FirstWide"/> or is taken by <see cref="Common"/>.</summary>
    private const byte Escape = 1;

    private const byte FirstWide = 0xAC;
    private const byte LastWide = 0xD7;

    /// <summary>Commonest syllables of running Korean, for the bytes that no two-byte character begins with.</summary>
    private const string Common =
        "이다에의는을하로고한지가서대은기를사시으인도정일해리아했라년스어자전나수과국부들그있었주장제상되게적보와위만원여선월며성트공당" +
        "중였동것명신화후비우소회면유경미민마문계";

    private static readonly byte[] Short = new byte[char.MaxValue + 1];
    private static readonly char[] OfByte = new char[256];

    static TextCode()
    {
        // Bytes 0x80 to 0xAB and 0xD8 to 0xFF are free: 84 of them.
        var code = 0x80;
        foreach (var c in Common)
        {
            Short[c] = (byte)code;
            OfByte[code] = c;
            code = code == FirstWide - 1 ? LastWide + 1 : code + 1;
            if (code > 0xFF)
                break;
        }
        for (var c = (char)2; c < 0x80; c++)
        {
            Short[c] = (byte)c;
            OfByte[c] = c;
        }
    }

    /// <summary>Most bytes that a text of this length can take.</summary>
    public static int MostBytes(int characters) => characters * 3;

    public static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var n = 0;
        foreach (var c in text)
        {
            var code = Short[c];
            if (code != 0)
            {
                bytes[n++] = code;
                continue;
            }
            if ((byte)(c >> 8) is not (>= FirstWide and <= LastWide))
                bytes[n++] = Escape;
            bytes[n++] = (byte)(c >> 8);
            bytes[n++] = (byte)c;
        }
        return n;
    }

    /// <summary>Decodes to <paramref name="text"/>, which must hold a character for each byte, and gives the number of characters.</summary>
    public static int Decode(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var n = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            var c = OfByte[b];
            if (c == 0)
            {
                if (b == Escape)
                    i++;
                if (i + 1 >= bytes.Length)
                    break;
                c = (char)(bytes[i] << 8 | bytes[i + 1]);
                i++;
            }
            text[n++] = c;
        }
        return n;
    }
}
