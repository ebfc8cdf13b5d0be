using Haechi.Hashing.Pdq;

namespace Haechi.Hashing.Views;

/// <summary>The brightness of a picture, reduced so that many parts of it can be hashed quickly.</summary>
internal sealed class LumaPlane
{
    /// <summary>The longer side is at most this.</summary>
    public const int LongestSide = 512;

    private readonly float[] _values;

    private LumaPlane(float[] values, int width, int height) => (_values, Width, Height) = (values, width, height);

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>A row from the top.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Width, Width);

    /// <summary>One value; a place outside takes the nearest within.</summary>
    public float At(int column, int row) => _values[(Math.Clamp(row, 0, Height - 1) * Width) + Math.Clamp(column, 0, Width - 1)];

    /// <summary>Hashes a part.</summary>
    public HashedPicture Hash(Region region)
    {
        var (width, height) = (Math.Max(5, (int)Math.Round(region.Width * Width)), Math.Max(5, (int)Math.Round(region.Height * Height)));
        using var sampler = new PdqSampler(width, height);
        var row = new float[width];
        for (var line = 0; line < height; line++)
        {
            if (region.Degrees == 0)
                Cut(region, line, row);
            else
                Turn(region, line, height, row);
            sampler.Add(row);
        }

        Span<float> fields = stackalloc float[PdqSampler.Side * PdqSampler.Side];
        sampler.Finish(fields);
        return HashedPicture.Of(fields, width, height);
    }

    private void Cut(Region region, int line, Span<float> row)
    {
        var (left, top) = ((int)Math.Round(region.Left * Width), (int)Math.Round(region.Top * Height));
        left = Math.Clamp(left, 0, Math.Max(0, Width - row.Length));
        if (left + row.Length <= Width)
        {
            Row(Math.Min(top + line, Height - 1)).Slice(left, row.Length).CopyTo(row);
            return;
        }

        for (var at = 0; at < row.Length; at++)
            row[at] = At(left + at, top + line);
    }

    private void Turn(Region region, int line, int height, Span<float> row)
    {
        var (sine, cosine) = Math.SinCos(region.Degrees * Math.PI / 180);
        var (middleX, middleY) = ((region.Left + (region.Width / 2)) * Width, (region.Top + (region.Height / 2)) * Height);
        var (right, down) = (0.5 - (row.Length / 2.0), line + 0.5 - (height / 2.0));
        var (x, y) = (middleX + (cosine * right) - (sine * down) - 0.5, middleY + (sine * right) + (cosine * down) - 0.5);
        for (var at = 0; at < row.Length; at++, x += cosine, y += sine)
            row[at] = Between(x, y);
    }

    private float Between(double x, double y)
    {
        var (column, line) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, down) = ((float)(x - column), (float)(y - line));
        if ((uint)column < (uint)(Width - 1) && (uint)line < (uint)(Height - 1))
        {
            var four = _values.AsSpan((line * Width) + column);
            var (above, below) = (four[0] + ((four[1] - four[0]) * right), four[Width] + ((four[Width + 1] - four[Width]) * right));
            return above + ((below - above) * down);
        }

        var upper = (At(column, line) * (1 - right)) + (At(column + 1, line) * right);
        var lower = (At(column, line + 1) * (1 - right)) + (At(column + 1, line + 1) * right);
        return (upper * (1 - down)) + (lower * down);
    }

    /// <summary>Makes a plane from rows as they are decoded: the mean of blocks.</summary>
    internal sealed class Maker
    {
        private readonly int _block;
        private readonly int _columns;
        private readonly int _lines;
        private readonly int _height;
        private readonly float[] _sums;
        private int _row;

        public Maker(int width, int height)
        {
            _block = (Math.Max(width, height) + LongestSide - 1) / LongestSide;
            (_columns, _lines, _height) = (Math.Max(1, width / _block), Math.Max(1, height / _block), height);
            _sums = new float[_columns * _lines];
        }

        /// <summary>Takes the next row of brightness. What does not fill a block at the right and lower side is left out.</summary>
        public void Add(ReadOnlySpan<float> luma)
        {
            var line = _row++ / _block;
            if (line >= _lines)
                return;
            var sums = _sums.AsSpan(line * _columns, _columns);
            for (var column = 0; column < _columns; column++)
            {
                var block = luma.Slice(column * _block, Math.Min(_block, luma.Length - (column * _block)));
                var sum = 0f;
                foreach (var value in block)
                    sum += value;
                sums[column] += sum / (block.Length * Math.Min(_block, _height));
            }
        }

        /// <summary>The plane, turned so that it stands upright.</summary>
        public LumaPlane Finish(PdqOrientation upright)
        {
            var (swap, rows, columns) = PdqTransform.MovesOf(upright);
            var (width, height) = swap ? (_lines, _columns) : (_columns, _lines);
            var values = new float[_sums.Length];
            for (var at = 0; at < values.Length; at++)
            {
                var (x, y) = (columns ? width - 1 - (at % width) : at % width, rows ? height - 1 - (at / width) : at / width);
                values[at] = swap ? _sums[(x * _columns) + y] : _sums[(y * _columns) + x];
            }

            return new LumaPlane(values, width, height);
        }
    }
}
