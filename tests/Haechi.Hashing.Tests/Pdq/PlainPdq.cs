namespace Haechi.Hashing.Tests.Pdq;

/// <summary>PDQ written down as it is published, one value after the other and in the published order of the passes: what the fast one is compared with.</summary>
internal static class PlainPdq
{
    /// <summary>The 64 × 64 fields of a picture of four bytes a pixel.</summary>
    public static float[] FieldsOf(byte[] rgba, int width, int height)
    {
        var image = new float[width * height];
        for (var at = 0; at < image.Length; at++)
            image[at] = (0.299f * rgba[at * 4]) + (0.587f * rgba[(at * 4) + 1]) + (0.114f * rgba[(at * 4) + 2]);
        for (var pass = 0; pass < 2; pass++)
        {
            image = Box(image, width, height, 1, width);
            image = Box(image, height, width, width, 1);
        }

        var fields = new float[64 * 64];
        for (var at = 0; at < fields.Length; at++)
            fields[at] = image[((int)(((at / 64) + 0.5) * height / 64) * width) + (int)(((at % 64) + 0.5) * width / 64)];
        return fields;
    }

    public static int QualityOf(float[] fields)
    {
        var sum = 0;
        for (var row = 0; row < 64; row++)
        {
            for (var column = 0; column < 64; column++)
            {
                var here = fields[(row * 64) + column];
                sum += row == 63 ? 0 : Math.Abs((int)((here - fields[((row + 1) * 64) + column]) * 100 / 255));
                sum += column == 63 ? 0 : Math.Abs((int)((here - fields[(row * 64) + column + 1]) * 100 / 255));
            }
        }

        return Math.Min(100, sum / 90);
    }

    public static PdqHash HashOf(float[] fields)
    {
        var waves = new double[256];
        for (var at = 0; at < waves.Length; at++)
        {
            for (var field = 0; field < fields.Length; field++)
                waves[at] += fields[field] * Cosine(at / 16, field / 64) * Cosine(at % 16, field % 64);
        }

        var median = waves.Order().ElementAt(127);
        var bytes = new byte[32];
        for (var bit = 0; bit < 256; bit++)
        {
            if (waves[bit] > median)
                bytes[31 - (bit / 8)] |= (byte)(1 << (bit % 8));
        }

        return PdqHash.Read(bytes);
    }

    private static double Cosine(int wave, int field) => Math.Cos(Math.PI / 128 * (wave + 1) * ((2 * field) + 1));

    private static float[] Box(float[] image, int length, int lines, int step, int lineStep)
    {
        var result = new float[image.Length];
        var window = (length + 127) / 128;
        var reach = ((window + 2) / 2) - 1;
        for (var line = 0; line < lines; line++)
        {
            for (var at = 0; at < length; at++)
            {
                var (first, last) = (Math.Max(0, at + reach - window + 1), Math.Min(length - 1, at + reach));
                var sum = 0.0;
                for (var place = first; place <= last; place++)
                    sum += image[(line * lineStep) + (place * step)];
                result[(line * lineStep) + (at * step)] = (float)(sum / (last - first + 1));
            }
        }

        return result;
    }
}
