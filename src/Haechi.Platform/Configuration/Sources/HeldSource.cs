using Microsoft.Extensions.Configuration;

namespace Haechi.Platform.Configuration.Sources;

/// <summary>A configuration source whose values are given to it, all at once, after they were checked.</summary>
internal sealed class HeldSource : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Replaces everything and tells who listens.</summary>
    public void Hold(IReadOnlyDictionary<string, string?> values)
    {
        Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
