using System.Runtime.Loader;
using Haechi.Platform.Modules;

namespace Haechi.Host.Composition;

/// <summary>Finds every module in the host's folder: <c>Haechi.*.dll</c> with a public <see cref="IHaechiModule"/>.</summary>
internal static class ModuleDiscovery
{
    /// <summary>One instance per module, in order of assembly name, so that every start sees the same order.</summary>
    public static IReadOnlyList<IHaechiModule> FindAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "Haechi.*.dll")
            .Where(file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Path.GetFullPath)
            .Select(AssemblyLoadContext.Default.LoadFromAssemblyPath)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IHaechiModule)))
            .Select(type => (IHaechiModule)Activator.CreateInstance(type)!),
    ];
}
