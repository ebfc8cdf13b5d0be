using System.Globalization;
using System.Text;

namespace Haechi.Hashing.Video;

/// <summary>
/// The written form of a hashed video: a line for each frame, as vPDQ writes it: number, quality, hash and seconds, with commas
/// between them. Before them a line that begins with # tells rate and length; where it is missing, they are taken from the frames.
/// </summary>
public static class VideoText
{
    private const string Head = "# video rate=";

    /// <summary>Writes a video.</summary>
    public static string Write(HashedVideo video)
    {
        ArgumentNullException.ThrowIfNull(video);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Head}{video.Rate:R} seconds={video.Seconds:0.###}\n");
        for (var at = 0; at < video.Frames.Count; at++)
            text.Append(CultureInfo.InvariantCulture, $"{at},{video.Frames[at].Quality},{video.Frames[at].Hash},{video.Frames[at].Seconds:0.###}\n");
        return text.ToString();
    }

    /// <summary>Reads a video. Empty lines and other lines that begin with # are passed over.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="fault">Which line is wrong and how; empty when it was read.</param>
    /// <returns>Null when a line is wrong, or there is no frame.</returns>
    public static HashedVideo? TryRead(string text, out string fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (frames, numbers, number, told) = (new List<VideoFrame>(), new List<int>(), 0, ((double Rate, double Seconds)?)null);
        fault = "";
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.StartsWith(Head))
                told = HeadOf(line[Head.Length..]);
            if (line.IsWhiteSpace() || line[0] == '#')
                continue;
            if (FrameOf(line, out var place) is not { } frame || (frames.Count > 0 && frame.Milliseconds <= frames[^1].Milliseconds))
            {
                fault = $"Line {number}: not a frame, or not later than the one before. A frame is its number, quality, hash and seconds, with commas between them.";
                return null;
            }

            frames.Add(frame);
            numbers.Add(place);
        }

        if (frames.Count == 0)
        {
            fault = "There is no frame in it.";
            return null;
        }

        var rate = told?.Rate ?? RateOf(frames, numbers);
        var length = Math.Max(told?.Seconds ?? 0, frames[^1].Seconds + (told is null ? 1 / rate : 0));
        return new HashedVideo(rate, (int)Math.Min(Math.Round(length * 1000), int.MaxValue), frames);
    }

    private static VideoFrame? FrameOf(ReadOnlySpan<char> line, out int number)
    {
        Span<Range> parts = stackalloc Range[5];
        number = 0;
        return line.Split(parts, ',', StringSplitOptions.TrimEntries) == 4
            && int.TryParse(line[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && int.TryParse(line[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var quality) && quality <= 100
            && PdqHash.TryParse(line[parts[2]], out var hash)
            && TimeOf(line[parts[3]]) is { } seconds
            ? new VideoFrame((int)Math.Round(seconds * 1000), hash, quality)
            : null;
    }

    private static (double, double)? HeadOf(ReadOnlySpan<char> text)
    {
        var gap = text.IndexOf(" seconds=");
        return gap > 0 && double.TryParse(text[..gap], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0 && rate <= 1000
            && TimeOf(text[(gap + " seconds=".Length)..]) is { } seconds ? (rate, seconds) : null;
    }

    private static double? TimeOf(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 2_000_000 ? seconds : null;

    // vPDQ numbers the frames that it hashed, not those of the file.
    private static double RateOf(List<VideoFrame> frames, List<int> numbers)
    {
        var (steps, seconds) = (numbers[^1] - numbers[0], frames[^1].Seconds - frames[0].Seconds);
        return steps > 0 && seconds > 0 ? steps / seconds : VideoHasher.DefaultRate;
    }
}
