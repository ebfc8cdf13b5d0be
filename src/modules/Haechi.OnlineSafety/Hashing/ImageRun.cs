using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Haechi.Hashing;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>Hashes files one after the other and writes a line for each; a bad one does not stop the rest.</summary>
internal sealed class ImageRun(TextWriter output, PictureLimits limits, bool dihedral, PictureViewUse? views)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The exit code.</returns>
    public int Hash(IEnumerable<NamedFile> files, CancellationToken cancellationToken)
    {
        var refused = false;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (picture, reason, sentence) = Read(file.Path, cancellationToken);
            // A folder may hold other things than pictures; what was named itself is a picture or an error.
            if (reason == nameof(PictureRefusal.NotAPicture) && !file.Asked)
                continue;

            refused |= picture is null;
            output.WriteLine((picture is null ? Error(file.Path, reason, sentence) : Line(file.Path, picture)).ToJsonString(Readable));
        }

        return refused ? HashVerb.SomeRefused : HashVerb.Done;
    }

    private (HashedPicture? Picture, string Reason, string Sentence) Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = Bytes(path);
            var result = views is { } use ? PictureHasher.HashWithViews(bytes, use, limits, cancellationToken) : PictureHasher.Hash(bytes, limits, cancellationToken);
            return (result.Picture, result.Refusal?.ToString() ?? "", result.Reason);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, "Unreadable", $"The file cannot be read: {exception.Message} Check the name and your rights to it.");
        }
    }

    // At most one byte beyond the limit: a device or a growing file has no end.
    private byte[] Bytes(string path)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int read; bytes.Length <= limits.FileBytes && (read = file.Read(piece)) > 0;)
            bytes.Write(piece, 0, read);
        return bytes.ToArray();
    }

    private JsonObject Line(string path, HashedPicture picture)
    {
        var line = new JsonObject { ["file"] = path, ["pdq"] = picture.Hash.ToString(), ["quality"] = picture.Quality };
        if (dihedral)
            line["dihedral"] = new JsonObject(Enum.GetValues<PdqOrientation>().Select(o => KeyValuePair.Create(o.ToString().ToLowerInvariant(), (JsonNode?)picture.Turned(o).ToString())));
        if (views is not null)
            line["parts"] = new JsonArray([.. picture.Views.Select(v => new JsonObject { ["name"] = v.Name, ["pdq"] = v.Picture.Hash.ToString(), ["quality"] = v.Picture.Quality })]);
        return line;
    }

    private static JsonObject Error(string path, string reason, string sentence) =>
        new() { ["file"] = path, ["error"] = new JsonObject { ["reason"] = JsonNamingPolicy.KebabCaseLower.ConvertName(reason), ["message"] = sentence } };
}
