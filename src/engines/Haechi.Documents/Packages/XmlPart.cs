using System.Xml;
using System.Xml.Linq;

namespace Haechi.Documents.Packages;

/// <summary>Reads one XML part of a package into a tree: no DTD, no outside reference, limited in depth and number.</summary>
internal static class XmlPart
{
    /// <summary>The root of a part, or null when the package has no such part.</summary>
    /// <param name="package">Where the part is.</param>
    /// <param name="part">Its name in the package.</param>
    /// <param name="limits">Depth and number of elements.</param>
    /// <param name="cancel">Looked at every thousand elements.</param>
    /// <param name="skip">Local name of elements that are passed over with all that is in them.</param>
    public static XElement? Load(ZipPackage package, string part, DocumentLimits limits, CancellationToken cancel, string? skip = null)
    {
        if (package.Read(part) is not { } bytes)
            return null;
        var where = $"{package.Name}: {part}";
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.MaxUnpackedBytes,
        });
        try
        {
            return Tree(reader, where, limits, skip, cancel) ?? throw Refuse.Broken(where, "XML");
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw Refuse.ForbiddenXml(where);
        }
        catch (XmlException e)
        {
            throw Refuse.Broken(where, $"XML {e.LineNumber}:{e.LinePosition}");
        }
    }

    public static string? Given(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    public static int Number(this XElement element, string name, int otherwise = 0) =>
        int.TryParse(element.Given(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>The first child of a local name, whatever its namespace: writers differ in the year of theirs.</summary>
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Below(this XElement element, string name) => element.Descendants().Where(e => e.Name.LocalName == name);

    private static XElement? Tree(XmlReader reader, string where, DocumentLimits limits, string? skip, CancellationToken cancel)
    {
        XElement? root = null, at = null;
        var count = 0;
        var more = reader.Read();
        while (more)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (skip is not null && reader.LocalName == skip)
                {
                    reader.Skip();
                    more = !reader.EOF;
                    continue;
                }

                if (reader.Depth > limits.MaxDepth)
                    throw Refuse.TooDeep(where, limits.MaxDepth);
                if (++count > limits.MaxElements)
                    throw Refuse.TooManyParts(where, limits.MaxElements);
                if (count % 1000 == 0)
                    cancel.ThrowIfCancellationRequested();
                var element = Element(reader);
                root ??= element;
                at?.Add(element);
                at = reader.IsEmptyElement ? at : element;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                at = at?.Parent;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                at?.Add(new XText(reader.Value));
            }

            more = reader.Read();
        }

        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }

        reader.MoveToElement();
        return element;
    }
}
