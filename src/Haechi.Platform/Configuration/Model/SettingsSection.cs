using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Configuration.Model;

/// <summary>A section of the configuration and the class that it fills.</summary>
/// <param name="Path">Path with colons.</param>
/// <param name="Options">The class.</param>
/// <param name="Validate">Binds the section anew and runs the class's validators; returns their messages.</param>
public sealed record SettingsSection(string Path, Type Options, Func<IServiceProvider, IConfiguration, IEnumerable<string>> Validate)
{
    internal static SettingsSection Of<TOptions>(string path)
        where TOptions : class, new() =>
        new(path, typeof(TOptions), (services, configuration) =>
        {
            var value = configuration.GetSection(path).Get<TOptions>() ?? new TOptions();
            return services.GetServices<IValidateOptions<TOptions>>()
                .Select(validator => validator.Validate(Microsoft.Extensions.Options.Options.DefaultName, value))
                .Where(result => result.Failed)
                .SelectMany(result => result.Failures ?? []);
        });
}
