using System.Numerics.Tensors;

namespace Haechi.Hashing.Pdq;

/// <summary>
/// From 64 × 64 fields to hash and quality, as published: sixteen by sixteen coefficients of the cosine transform without
/// the constant ones, each a bit that says whether it is above their median.
/// </summary>
internal static class PdqTransform
{
    /// <summary>Coefficients along each side.</summary>
    public const int Side = 16;

    private const int Fields = PdqSampler.Side;
    private static readonly float[] Cosines = MakeCosines();

    /// <summary>How much there is to see, 0 to 100: the sum of the steps between neighbouring fields. Below about 50 a hash says little.</summary>
    public static int QualityOf(ReadOnlySpan<float> fields)
    {
        var steps = 0;
        for (var at = 0; at < fields.Length; at++)
        {
            if (at + Fields < fields.Length)
            {
                steps += Step(fields[at], fields[at + Fields]);
            }

            if (at % Fields != Fields - 1)
            {
                steps += Step(fields[at], fields[at + 1]);
            }
        }

        return Math.Min(100, steps / 90);
    }

    /// <summary>The cosine transform: 256 coefficients, row by row.</summary>
    public static void Coefficients(ReadOnlySpan<float> fields, Span<float> coefficients)
    {
        Span<float> half = stackalloc float[Side * Fields];
        half.Clear();
        for (var row = 0; row < Side; row++)
        {
            var target = half.Slice(row * Fields, Fields);
            for (var field = 0; field < Fields; field++)
            {
                TensorPrimitives.MultiplyAdd(fields.Slice(field * Fields, Fields), Cosines[(row * Fields) + field], target, target);
            }
        }

        for (var at = 0; at < coefficients.Length; at++)
        {
            coefficients[at] = TensorPrimitives.Dot(half.Slice(at / Side * Fields, Fields), Cosines.AsSpan(at % Side * Fields, Fields));
        }
    }

    /// <summary>The hash of the picture when it is turned or mirrored so.</summary>
    public static PdqHash HashOf(ReadOnlySpan<float> coefficients, PdqOrientation orientation)
    {
        Span<float> turned = stackalloc float[Side * Side];
        coefficients.CopyTo(turned);
        Turn(turned, orientation);
        return Above(turned, MedianOf(turned));
    }

    /// <summary>Turns or mirrors a picture by its coefficients: that only swaps them and changes signs.</summary>
    public static void Turn(Span<float> coefficients, PdqOrientation orientation)
    {
        Span<float> before = stackalloc float[Side * Side];
        coefficients.CopyTo(before);
        var (swap, rows, columns) = MovesOf(orientation);
        for (var at = 0; at < before.Length; at++)
        {
            var (row, column) = (at / Side, at % Side);
            var value = before[swap ? (column * Side) + row : at];
            // Mirrored along a side, waves of odd number change sign; the first coefficient is wave 1.
            coefficients[at] = (rows && row % 2 == 0) ^ (columns && column % 2 == 0) ? -value : value;
        }
    }

    /// <summary>What an orientation does: rows and columns swapped first, then the rows, then the columns in reverse order.</summary>
    internal static (bool Swap, bool Rows, bool Columns) MovesOf(PdqOrientation orientation) => orientation switch
    {
        PdqOrientation.Rotate90 => (true, true, false),
        PdqOrientation.Rotate180 => (false, true, true),
        PdqOrientation.Rotate270 => (true, false, true),
        PdqOrientation.FlipX => (false, true, false),
        PdqOrientation.FlipY => (false, false, true),
        PdqOrientation.FlipPlus1 => (true, false, false),
        PdqOrientation.FlipMinus1 => (true, true, true),
        _ => (false, false, false),
    };

    // The lower of the two in the middle.
    private static float MedianOf(ReadOnlySpan<float> values)
    {
        Span<float> sorted = stackalloc float[Side * Side];
        values.CopyTo(sorted);
        sorted.Sort();
        return sorted[(sorted.Length / 2) - 1];
    }

    // Row 15 is written first, and within a row column 15 is the highest bit.
    private static PdqHash Above(ReadOnlySpan<float> values, float median)
    {
        Span<ulong> words = stackalloc ulong[4];
        words.Clear();
        for (var at = 0; at < values.Length; at++)
        {
            if (values[at] > median)
            {
                words[at / 64] |= 1UL << (at % 64);
            }
        }

        return new PdqHash(words[3], words[2], words[1], words[0]);
    }

    private static int Step(float one, float other) => Math.Abs((int)((one - other) * 100 / 255));

    private static float[] MakeCosines()
    {
        var cosines = new float[Side * Fields];
        for (var at = 0; at < cosines.Length; at++)
        {
            var (wave, field) = ((at / Fields) + 1, at % Fields);
            cosines[at] = (float)(Math.Sqrt(2.0 / Fields) * Math.Cos(Math.PI / 2 / Fields * wave * ((2 * field) + 1)));
        }

        return cosines;
    }
}
