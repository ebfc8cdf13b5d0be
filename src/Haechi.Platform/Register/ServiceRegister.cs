using Haechi.Kernel.Register;

namespace Haechi.Platform.Register;

/// <summary>Every service that is registered. A service that is not here cannot report a finding.</summary>
public sealed class ServiceRegister
{
    private readonly Dictionary<string, ServiceManifest> _byId;

    /// <exception cref="InvalidOperationException">A manifest is wrong; every error of every manifest is named.</exception>
    public ServiceRegister(IEnumerable<ServiceManifest> manifests)
    {
        All = [.. manifests.OrderBy(m => m.Id, StringComparer.Ordinal)];
        var errors = ManifestCheck.Check(All);
        if (errors.Length > 0)
        {
            throw new InvalidOperationException($"The service manifests have {errors.Length} error(s):\n  {string.Join("\n  ", errors)}");
        }

        _byId = All.ToDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>All manifests by id.</summary>
    public IReadOnlyList<ServiceManifest> All { get; }

    /// <summary>The manifest, or null.</summary>
    public ServiceManifest? Find(string id) => _byId.GetValueOrDefault(id);
}
