using Haechi.Platform.Configuration.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Configuration;

/// <summary>Declares sections of the configuration.</summary>
public static class SettingsRegistration
{
    /// <summary>
    /// Binds <typeparamref name="TOptions"/> to a section and makes it known to <c>config check</c>, the JSON schema and the
    /// check on reload. Keys in the file are the property names in snake_case. Several classes may share a section.
    /// Give ranges with <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/>, secrets with
    /// <see cref="SecretAttribute"/>, and rules over several keys with an <see cref="IValidateOptions{TOptions}"/> whose
    /// messages begin with the key and a colon.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="section">Path, e.g. <c>web</c> or <c>seoul_talk:kakao</c>.</param>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(SettingsSection.Of<TOptions>(section));
        return services.AddOptions<TOptions>().Bind(configuration.GetSection(section));
    }
}

/// <summary>What a setting means, in Korean; its summary says the same in English. The settings page shows both, and a test asks for them.</summary>
/// <param name="text">The same facts as the summary: unit, range, default.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KoreanAttribute(string text) : Attribute
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}

/// <summary>Marks a setting that must not stand in the configuration file: it comes from the environment, or from a file that <c>…_file</c> names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
