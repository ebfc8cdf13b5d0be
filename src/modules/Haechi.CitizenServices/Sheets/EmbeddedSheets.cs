using System.Reflection;
using System.Text;

namespace Haechi.CitizenServices.Sheets;

/// <summary>The YAML tables that ship inside the module.</summary>
internal static class EmbeddedSheets
{
    private static readonly Assembly Module = typeof(EmbeddedSheets).Assembly;

    /// <summary>Name and text of every table below a folder, in order of name.</summary>
    public static IEnumerable<(string File, string Yaml)> In(string folder) =>
        Module.GetManifestResourceNames()
            .Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal) && n.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => (n, Read(n)));

    public static string Read(string name)
    {
        using var stream = Module.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not part of the module.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
