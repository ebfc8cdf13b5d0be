using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Haechi.Signals.Simulation;

/// <summary>A scenario of SUMO (<c>.sumocfg</c>): its network and its time.</summary>
/// <param name="File">The file.</param>
/// <param name="Network">The network's file.</param>
/// <param name="Begin">Seconds of the day.</param>
/// <param name="End">Seconds of the day; null when it runs until nobody is left.</param>
public sealed record Scenario(string File, string Network, double Begin, double? End)
{
    /// <summary>Reads a scenario's file.</summary>
    /// <exception cref="ScenarioException">It is absent, broken, or names no network.</exception>
    public static Scenario Read(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            var network = Value(root, "net-file") ?? throw new ScenarioException($"{file} names no network. Add <net-file value=\"…\"/> below <input>.");
            var path = Path.GetFullPath(network, Path.GetDirectoryName(Path.GetFullPath(file))!);
            return new Scenario(Path.GetFullPath(file), path, Seconds(root, "begin") ?? 0, Seconds(root, "end"));
        }
        catch (XmlException exception)
        {
            throw new ScenarioException($"{file}, line {exception.LineNumber}: this is no well-formed XML ({exception.Message}).", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"{file} can't be read: {exception.Message}", exception);
        }
    }

    private static string? Value(XElement root, string name) => (string?)root.Descendants(name).FirstOrDefault()?.Attribute("value");

    private static double? Seconds(XElement root, string name) =>
        double.TryParse(Value(root, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? seconds : null;
}
