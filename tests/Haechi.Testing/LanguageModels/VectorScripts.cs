using System.Buffers.Binary;
using System.Text.Json;

namespace Haechi.Testing.LanguageModels;

/// <summary>Ways in which a model makes vectors.</summary>
public static class VectorScripts
{
    /// <summary>Numbers of a vector.</summary>
    public const int Dimensions = 64;

    /// <summary>Counts of syllables, folded into a few numbers: alike texts get alike vectors, always the same ones.</summary>
    public static ModelScript OfSyllables { get; } = Of(text =>
    {
        var vector = new float[Dimensions];
        foreach (var c in text.Where(char.IsLetterOrDigit))
        {
            vector[c * 31 % Dimensions] += 1;
        }

        return vector;
    });

    /// <summary>Vectors of one's own making.</summary>
    public static ModelScript Of(Func<string, float[]> make) => async (request, response, gone) =>
    {
        response.ContentType = "application/json";
        var asBytes = request.Root.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        var data = request.Inputs.Select((text, index) => new { @object = "embedding", index, embedding = asBytes ? (object)Base64(make(text)) : make(text) });
        var answer = new { @object = "list", data, model = ModelServer.EmbeddingModel, usage = new { prompt_tokens = request.Inputs.Sum(i => i.Length), total_tokens = request.Inputs.Sum(i => i.Length) } };
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer), gone);
    };

    private static string Base64(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return Convert.ToBase64String(bytes);
    }
}
