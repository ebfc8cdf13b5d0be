using System.Text;
using Haechi.Documents.Text;

namespace Haechi.Documents.Csv;

/// <summary>How a file of rows is written, found from its beginning.</summary>
/// <param name="Encoding">Of its characters.</param>
/// <param name="Delimiter">Between fields.</param>
internal sealed record CsvFormat(Encoding Encoding, char Delimiter)
{
    private const int SampleBytes = 1 << 16;
    private const int SampleRows = 30;
    private static readonly char[] Delimiters = [',', '\t', ';', '|'];

    public static CsvFormat Detect(Stream stream, string name, CancellationToken cancel)
    {
        var head = Sample(stream, 0);
        // Headings may be plain ASCII while the rows are not: look at the first bytes that tell.
        var telling = head.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0 || head.Contains((byte)0) ? head : Sample(stream, FirstHigh(stream, cancel));
        var encoding = TextEncoding.Detect(head) is { } marked && marked.GetPreamble().Length > 0 && head.AsSpan().StartsWith(marked.GetPreamble()) ? marked
            : TextEncoding.Detect(telling) ?? throw Refuse.NotText(name);
        stream.Position = 0;
        return new CsvFormat(encoding, DelimiterOf(encoding.GetString(head).TrimStart('\uFEFF')) ?? ',');
    }

    /// <summary>The delimiter that gives the same number of fields, more than one, in most rows; null when none does.</summary>
    public static char? DelimiterOf(string sample)
    {
        (char? Delimiter, double Score) best = (null, 0);
        foreach (var delimiter in Delimiters)
        {
            using var reader = new StringReader(sample);
            var widths = new List<int>();
            try
            {
                widths.AddRange(new CsvParser(reader, delimiter, sample.Length + 1, string.Empty).Rows(CancellationToken.None).Take(SampleRows).Select(r => r.Values.Count));
            }
            catch (RefusedException)
            {
                // A quote that the sample cuts; the rows before it count.
            }

            if (widths.Count == 0)
                continue;
            var usual = widths.GroupBy(w => w).MaxBy(g => g.Count())!;
            var score = usual.Key < 2 ? 0 : ((double)usual.Count() / widths.Count) + (Math.Min(usual.Key, 50) / 1000.0);
            best = score > best.Score ? (delimiter, score) : best;
        }

        return best.Score > 0.5 ? best.Delimiter : null;
    }

    private static byte[] Sample(Stream stream, long from)
    {
        var sample = new byte[(int)Math.Min(SampleBytes, Math.Max(stream.Length - from, 0))];
        stream.Position = from;
        stream.ReadExactly(sample);
        return sample;
    }

    private static long FirstHigh(Stream stream, CancellationToken cancel)
    {
        stream.Position = 0;
        var buffer = new byte[1 << 20];
        long at = 0;
        for (int read; (read = stream.Read(buffer)) > 0; at += read)
        {
            cancel.ThrowIfCancellationRequested();
            var high = buffer.AsSpan(0, read).IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (high >= 0)
                return at + high;
        }

        return 0;
    }
}
