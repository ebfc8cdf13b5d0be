using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Text.Classifying;

namespace Haechi.Text;

/// <summary>The file cannot be used as a model; the message says why and what to do.</summary>
public sealed class ModelFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What a model file tells about itself.</summary>
/// <param name="Version">Of the form; this product reads 2.</param>
/// <param name="Labels">The labels.</param>
/// <param name="TrainedOn">Sources and how many texts of each.</param>
public sealed record ModelSummary(int Version, IReadOnlyList<LabelHead> Labels, IReadOnlyDictionary<string, int> TrainedOn);

/// <summary>
/// Writes and reads models: a mark, a SHA-256 of all that follows, then compressed the summary and, for every bucket that
/// weighs anything, its number and half-precision weights.
/// </summary>
public static class ModelFile
{
    private const int Version = 2;
    private static readonly byte[] Mark = "HAECHITX"u8.ToArray();

    /// <summary>Writes a model, through a file beside it so that a crash leaves the old one.</summary>
    public static void Write(string path, TextClassifier model, IReadOnlyDictionary<string, int> trainedOn)
    {
        using var body = new MemoryStream();
        using (var packed = new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            writer.Write(JsonSerializer.Serialize(new ModelSummary(Version, model.Labels, trainedOn)));
            WriteWeights(writer, model);
        }

        var bytes = body.ToArray();
        var beside = path + ".new";
        File.WriteAllBytes(beside, [.. Mark, .. SHA256.HashData(bytes), .. bytes]);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="ModelFileException">It is no model, was altered, or is of a form that this version does not read.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static (TextClassifier Model, ModelSummary Summary) Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var begin = Mark.Length + SHA256.HashSizeInBytes;
        if (file.Length < begin || !file.AsSpan(0, Mark.Length).SequenceEqual(Mark))
        {
            throw new ModelFileException($"{path} is no text model of Haechi. Train one with 'haechi text train'.");
        }

        if (!SHA256.HashData(file.AsSpan(begin)).AsSpan().SequenceEqual(file.AsSpan(Mark.Length, SHA256.HashSizeInBytes)))
        {
            throw new ModelFileException($"{path} is damaged: its content does not have the SHA-256 that it was written with. Copy or train it anew.");
        }

        using var packed = new BrotliStream(new MemoryStream(file, begin, file.Length - begin), CompressionMode.Decompress);
        using var reader = new BinaryReader(packed);
        var summary = JsonSerializer.Deserialize<ModelSummary>(reader.ReadString())!;
        return summary.Version == Version
            ? (new TextClassifier(summary.Labels, ReadWeights(reader, summary.Labels.Count)), summary)
            : throw new ModelFileException($"{path} is of form {summary.Version}; this version reads form {Version}. Train it anew.");
    }

    private static void WriteWeights(BinaryWriter writer, TextClassifier model)
    {
        var labels = model.Labels.Count;
        for (var bucket = 0; bucket < Features.Buckets; bucket++)
        {
            var weights = model.Weights.AsSpan(bucket * labels, labels);
            if (weights.ContainsAnyExcept(0f))
            {
                writer.Write(bucket);
                foreach (var weight in weights)
                {
                    writer.Write((Half)weight);
                }
            }
        }

        writer.Write(-1);
    }

    private static float[] ReadWeights(BinaryReader reader, int labels)
    {
        var weights = new float[Features.Buckets * labels];
        for (var bucket = reader.ReadInt32(); bucket >= 0; bucket = reader.ReadInt32())
        {
            for (var label = 0; label < labels; label++)
            {
                weights[(bucket * labels) + label] = (float)reader.ReadHalf();
            }
        }

        return weights;
    }
}
