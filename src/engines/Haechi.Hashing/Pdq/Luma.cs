using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Haechi.Hashing.Pdq;

/// <summary>Brightness of pixels: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), 0 to 255.</summary>
internal static class Luma
{
    private const float Red = 0.299f;
    private const float Green = 0.587f;
    private const float Blue = 0.114f;

    /// <summary>Converts a row of pixels of four bytes each: red, green, blue and one that does not count.</summary>
    public static void Of(ReadOnlySpan<byte> pixels, Span<float> luma)
    {
        var done = Vector256.IsHardwareAccelerated ? Vectors(pixels, luma) : 0;
        Scalar(pixels[(done * 4)..], luma[done..]);
    }

    /// <summary>The same, one pixel after the other.</summary>
    internal static void Scalar(ReadOnlySpan<byte> pixels, Span<float> luma)
    {
        for (var at = 0; at < luma.Length; at++)
        {
            luma[at] = (Red * pixels[at * 4]) + (Green * pixels[(at * 4) + 1]) + (Blue * pixels[(at * 4) + 2]);
        }
    }

    private static int Vectors(ReadOnlySpan<byte> pixels, Span<float> luma)
    {
        var words = MemoryMarshal.Cast<byte, uint>(pixels);
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(luma);
        var mask = Vector256.Create(0xFFu);
        var at = 0;
        for (; at <= luma.Length - Vector256<float>.Count; at += Vector256<float>.Count)
        {
            var eight = Vector256.LoadUnsafe(ref from, (nuint)at);
            var sum = (Part(eight, mask) * Red) + (Part(eight >>> 8, mask) * Green) + (Part(eight >>> 16, mask) * Blue);
            sum.StoreUnsafe(ref to, (nuint)at);
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Part(Vector256<uint> pixels, Vector256<uint> mask) =>
        Vector256.ConvertToSingle((pixels & mask).AsInt32());
}
