using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels;

/// <summary>Names what is wrong over several keys of section <c>language_model</c>.</summary>
internal sealed class LanguageModelOptionsCheck : IValidateOptions<LanguageModelOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
    {
        var faults = new List<string>();
        if (options.IsOn && !IsAddress(options.Endpoint))
        {
            faults.Add("language_model.endpoint: this is not an address such as https://llm.seoul.go.kr/v1 (no user, no query)");
        }

        if (options.IsOn && string.IsNullOrWhiteSpace(options.Model))
        {
            faults.Add("language_model.model: give the name of the model that the endpoint serves");
        }

        if (!options.IsOn && options.Model is { Length: > 0 })
        {
            faults.Add("language_model.endpoint: a model is named but no address; give the address too");
        }

        if (options.FirstWordsSeconds > options.WholeSeconds)
        {
            faults.Add($"language_model.first_words_seconds: {options.FirstWordsSeconds} is longer than whole_seconds, {options.WholeSeconds}");
        }

        faults.AddRange(OfEmbedding(options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OfEmbedding(LanguageModelOptions options)
    {
        if (options.EmbeddingEndpoint is { Length: > 0 } && !IsAddress(options.EmbeddingEndpoint))
        {
            yield return "language_model.embedding_endpoint: this is not an address such as https://llm.seoul.go.kr/v1 (no user, no query)";
        }

        if (options.EmbeddingEndpoint is { Length: > 0 } && options.EmbeddingModel is not { Length: > 0 })
        {
            yield return "language_model.embedding_model: give the name of the model that embedding_endpoint serves";
        }

        if (options.EmbeddingModel is { Length: > 0 } && options.EmbeddingAddress is not { Length: > 0 })
        {
            yield return "language_model.embedding_endpoint: an embedding model is named but no address; give it or language_model.endpoint";
        }
    }

    private static bool IsAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0;
}
