using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haechi.Hashing.Video;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>In which form a hashed video is written.</summary>
internal enum VideoForm
{
    /// <summary>A line with all frames.</summary>
    Whole,

    /// <summary>A line for each frame.</summary>
    Lines,

    /// <summary>A line with the stored form in base64.</summary>
    Compact,

    /// <summary>The text form of vPDQ.</summary>
    Vpdq,
}

/// <summary>Hashes videos one after the other and writes what it finds; a bad one does not stop the rest.</summary>
internal sealed class VideoRun(TextWriter output, VideoHasher hasher, double rate, VideoForm form, bool partial)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The exit code.</returns>
    public async Task<int> HashAsync(IEnumerable<NamedFile> files, CancellationToken cancellationToken)
    {
        var refused = false;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = file.Path.Length == 0 ? new VideoResult(null, VideoRefusal.Unreadable, "A file has a name.") : await hasher.HashFileAsync(file.Path, rate, cancellationToken);

            // A folder may hold other things than videos; what was named itself is a video or an error.
            if (result.Refusal == VideoRefusal.NotAVideo && !file.Asked)
                continue;
            refused |= result.Refusal is not null;
            Write(file.Path, result);
        }

        return refused ? HashVerb.SomeRefused : HashVerb.Done;
    }

    private void Write(string path, VideoResult result)
    {
        if (result.Refusal is { } refusal && (result.Video is null || !partial))
        {
            Write(With(new JsonObject { ["file"] = path }, refusal, result.Reason));
        }
        else if (form == VideoForm.Vpdq)
        {
            output.Write(VideoText.Write(result.Video!));
        }
        else if (form == VideoForm.Lines)
        {
            foreach (var frame in result.Video!.Frames)
                Write(Line(frame, new JsonObject { ["file"] = path }));
        }
        else
        {
            var line = Whole(path, result.Video!);
            Write(result.Refusal is { } some ? With(line, some, result.Reason) : line);
        }
    }

    private JsonObject Whole(string path, HashedVideo video)
    {
        var line = new JsonObject { ["file"] = path, ["seconds"] = video.Seconds, ["fps"] = video.Rate };
        if (form == VideoForm.Compact)
            line["compact"] = Convert.ToBase64String(CompactVideo.Write(video));
        else
            line["frames"] = new JsonArray([.. video.Frames.Select(frame => Line(frame, []))]);
        return line;
    }

    private static JsonObject Line(VideoFrame frame, JsonObject line)
    {
        line["t"] = frame.Seconds;
        line["pdq"] = frame.Hash.ToString();
        line["quality"] = frame.Quality;
        return line;
    }

    private static JsonObject With(JsonObject line, VideoRefusal refusal, string sentence)
    {
        line["error"] = new JsonObject { ["reason"] = JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.ToString()), ["message"] = sentence };
        return line;
    }

    private void Write(JsonObject line) => output.WriteLine(line.ToJsonString(Readable));
}
