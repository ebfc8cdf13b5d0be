using System.Text;
using FsCheck.Xunit;
using Haechi.Platform.Streams.Folder;

namespace Haechi.Platform.Tests.Streams;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Each_line_comes_with_the_offset_behind_it_and_the_last_needs_no_line_end()
    {
        var lines = await ReadAsync("ab\n\ncde", 100);

        lines.Select(l => (Encoding.UTF8.GetString(l.Bytes), l.End)).ShouldBe([("ab", 3L), ("", 4L), ("cde", 7L)]);
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(11)]
    public async Task A_line_that_is_too_long_is_skipped_and_reading_goes_on_behind_it(int length)
    {
        var lines = await ReadAsync("a\n" + new string('x', length) + "\nb\n", 10);

        lines.Select(l => (Encoding.UTF8.GetString(l.Bytes), l.TooLong)).ShouldBe([("a", false), ("", true), ("b", false)]);
        lines[2].End.ShouldBe(length + 5);
    }

    [Property(MaxTest = 50)]
    public async Task Reading_on_from_any_offset_gives_the_rest(string[] texts)
    {
        var whole = string.Join('\n', texts.Select(t => (t ?? "").Replace('\n', ' '))) + "\n";
        var all = await ReadAsync(whole, 1_000_000);
        foreach (var line in all)
        {
            var rest = await ReadAsync(whole, 1_000_000, line.End);
            rest.Count.ShouldBe(all.Count - all.IndexOf(line) - 1);
        }
    }

    private static async Task<List<Line>> ReadAsync(string text, int longest, long offset = 0)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        stream.Position = offset;
        var lines = new List<Line>();
        await foreach (var line in LineReader.ReadAsync(stream, offset, longest, default))
        {
            lines.Add(line);
        }

        return lines;
    }
}
