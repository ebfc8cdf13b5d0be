using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels;

/// <summary>Names what is wrong over several keys of section <c>language_model</c>.</summary>
internal sealed class LanguageModelOptionsCheck : IValidateOptions<LanguageModelOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
    {
        var faults = new List<string>();
        if (options.IsOn && !(Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0))
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

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
