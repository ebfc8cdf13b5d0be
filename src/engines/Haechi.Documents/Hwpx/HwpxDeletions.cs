using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Hwpx;

/// <summary>Which text tracked changes have deleted. A beginning without an end in its section deletes nothing, lest the rest be lost.</summary>
internal sealed class HwpxDeletions
{
    private readonly Dictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public bool Deleting => _open.Count > 0;

    /// <summary>True when something was deleted.</summary>
    public bool Any { get; private set; }

    public void Begin(XElement section)
    {
        foreach (var end in section.Below("deleteEnd"))
            _ends[Id(end)] = _ends.GetValueOrDefault(Id(end)) + 1;
    }

    /// <summary>Takes note of a mark; true when it was one of deletion.</summary>
    public bool Passes(XElement mark)
    {
        if (mark.Name.LocalName == "deleteBegin")
        {
            if (_ends.GetValueOrDefault(Id(mark)) > 0)
                Any |= _open.Add(Id(mark));
            return true;
        }

        if (mark.Name.LocalName != "deleteEnd")
            return false;
        _open.Remove(Id(mark));
        _ends[Id(mark)] = _ends.GetValueOrDefault(Id(mark)) - 1;
        return true;
    }

    private static string Id(XElement mark) => mark.Given("Id") ?? string.Empty;
}
