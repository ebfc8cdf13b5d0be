using Haechi.Kernel.Register;

namespace Haechi.Platform.Register;

/// <summary>Every service that is registered. A service that is not here cannot report a finding.</summary>
public sealed class ServiceRegister
{
    private readonly Dictionary<string, ServiceManifest> _byId;

    /// <exception cref="InvalidOperationException">Two manifests share an id; all duplicates are named.</exception>
    public ServiceRegister(IEnumerable<ServiceManifest> manifests)
    {
        All = [.. manifests.OrderBy(m => m.Id, StringComparer.Ordinal)];
        var doubles = All.GroupBy(m => m.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (doubles.Count > 0)
        {
            throw new InvalidOperationException($"Service ids must be unique; declared more than once: {string.Join(", ", doubles)}.");
        }

        _byId = All.ToDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>All manifests by id.</summary>
    public IReadOnlyList<ServiceManifest> All { get; }

    /// <summary>The manifest, or null.</summary>
    public ServiceManifest? Find(string id) => _byId.GetValueOrDefault(id);
}
