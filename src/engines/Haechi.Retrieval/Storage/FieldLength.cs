namespace Haechi.Retrieval.Storage;

/// <summary>Document lengths in one byte, about four percent apart.</summary>
internal static class FieldLength
{
    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(code => (float)Math.Pow(2, code / 16.0) - 1)];

    public static byte Encode(int terms) => (byte)Math.Min(255, Math.Round(16 * Math.Log2(1 + terms)));

    public static float Decode(byte code) => Lengths[code];
}
