using System.Globalization;
using System.Text.Json;

namespace Haechi.Hashing.Video;

/// <summary>What ffprobe says of a file.</summary>
/// <param name="HasVideo">Whether there is a stream of pictures that is no cover.</param>
/// <param name="Coding">How its pictures are coded; empty when ffprobe does not know.</param>
/// <param name="Width">Width in pixels as stored; 0 when unknown.</param>
/// <param name="Height">Height in pixels as stored; 0 when unknown.</param>
/// <param name="StreamSeconds">Length of the pictures by their own account; null when they do not tell.</param>
/// <param name="Seconds">Length of the longest stream by the container's account; null when it does not tell.</param>
internal sealed record VideoFacts(bool HasVideo, string Coding, int Width, int Height, double? StreamSeconds, double? Seconds)
{
    /// <summary>Reads ffprobe's JSON.</summary>
    /// <returns>Null when it is none, or tells of no stream at all.</returns>
    public static VideoFacts? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (!json.RootElement.TryGetProperty("streams", out var streams) || streams.GetArrayLength() == 0)
                return null;
            var seconds = json.RootElement.TryGetProperty("format", out var format) ? Time(format) : null;
            foreach (var stream in streams.EnumerateArray())
            {
                if (Text(stream, "codec_type") == "video" && !IsCover(stream))
                    return new VideoFacts(true, Text(stream, "codec_name"), Number(stream, "width"), Number(stream, "height"), Time(stream), seconds);
            }

            return new VideoFacts(false, "", 0, 0, null, seconds);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsCover(JsonElement stream) => stream.TryGetProperty("disposition", out var marks) && Number(marks, "attached_pic") != 0;

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static double? Time(JsonElement of) => double.TryParse(Text(of, "duration"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? seconds : null;
}
