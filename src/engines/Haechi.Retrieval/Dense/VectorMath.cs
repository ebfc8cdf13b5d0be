using System.Numerics;
using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Dense;

/// <summary>Arithmetic over rows of numbers, as wide as the processor is.</summary>
internal static class VectorMath
{
    /// <summary>Inner product of two rows of the same length. Four sums run side by side, so that none waits for the one before.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var wideA = MemoryMarshal.Cast<float, Vector<float>>(a);
        var wideB = MemoryMarshal.Cast<float, Vector<float>>(b)[..wideA.Length];
        Vector<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        var i = 0;
        for (; i + 4 <= wideA.Length; i += 4)
        {
            sum0 += wideA[i] * wideB[i];
            sum1 += wideA[i + 1] * wideB[i + 1];
            sum2 += wideA[i + 2] * wideB[i + 2];
            sum3 += wideA[i + 3] * wideB[i + 3];
        }
        for (; i < wideA.Length; i++)
            sum0 += wideA[i] * wideB[i];
        var rest = wideA.Length * Vector<float>.Count;
        return Vector.Sum(sum0 + sum1 + (sum2 + sum3)) + DotPlain(a[rest..], b[rest..]);
    }

    /// <summary>The same, number by number: what <see cref="Dot"/> is held against, and what takes its last few.</summary>
    public static float DotPlain(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Gives a row the length one, so that inner products are cosines. False for a row that has no direction or is not of numbers.</summary>
    public static bool Normalise(ReadOnlySpan<float> row, Span<float> into)
    {
        // In double: the squares of large numbers leave the range of a float.
        var squares = 0.0;
        foreach (var value in row)
            squares += (double)value * value;
        if (!double.IsFinite(squares) || squares == 0)
            return false;
        var scale = 1 / Math.Sqrt(squares);
        for (var i = 0; i < row.Length; i++)
            into[i] = (float)(row[i] * scale);
        return true;
    }
}
