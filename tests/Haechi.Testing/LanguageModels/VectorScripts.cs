using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;

namespace Haechi.Testing.LanguageModels;

/// <summary>Ways in which an embedding model answers.</summary>
public static class VectorScripts
{
    /// <summary>Tokens that it says it read, for each text.</summary>
    public const int TokensPerText = 7;

    private const int Letters = 64;

    /// <summary>Texts that share letters are near.</summary>
    public static VectorScript ByLetters { get; } = Gives(text =>
    {
        var vector = new float[Letters];
        foreach (var letter in text)
        {
            vector[letter % Letters]++;
        }

        return vector;
    });

    /// <summary>Never answers.</summary>
    public static VectorScript Silent { get; } = (_, _, _, gone) => Task.Delay(Timeout.Infinite, gone);

    /// <summary>Answers something that is no JSON.</summary>
    public static VectorScript Gibberish { get; } = (_, _, response, gone) => response.WriteAsync("<html>nginx says hello</html>", gone);

    /// <summary>One vector, however many were asked for, and that one is of nothing.</summary>
    public static VectorScript Nothing { get; } = (_, packed, response, gone) => WriteAsync([new float[Letters]], packed, response, gone);

    /// <summary>The vector of each text.</summary>
    public static VectorScript Gives(Func<string, float[]> vectorOf) => (texts, packed, response, gone) => WriteAsync([.. texts.Select(vectorOf)], packed, response, gone);

    /// <summary>An error.</summary>
    public static VectorScript Refuses(int status) => (_, _, response, _) =>
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Task WriteAsync(IReadOnlyList<float[]> vectors, bool packed, HttpResponse response, CancellationToken gone) => response.WriteAsJsonAsync(
        new
        {
            @object = "list",
            model = ModelServer.Model,
            data = vectors.Select((vector, i) => new { @object = "embedding", index = i, embedding = packed ? (object)Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)) : vector }),
            usage = new { prompt_tokens = TokensPerText * vectors.Count, total_tokens = TokensPerText * vectors.Count },
        },
        gone);
}
